/**
 * A symmetric matrix whose entries lie within `reach` of its diagonal: row i holds its entries for the columns
 * i - reach .. i, one after the other.
 */
export class BandedMatrix {
  readonly size: number;
  readonly reach: number;
  readonly data: Float64Array;

  constructor(size: number, reach: number, data = new Float64Array(size * (reach + 1))) {
    this.size = size;
    this.reach = reach;
    this.data = data;
  }

  copy(): BandedMatrix {
    return new BandedMatrix(this.size, this.reach, this.data.slice());
  }

  /** Adds to the entry at `row` and `column`, which lies left of the diagonal or on it. */
  add(row: number, column: number, value: number): void {
    const at = row * this.reach + column + this.reach;
    this.data[at] = (this.data[at] ?? 0) + value;
  }

  /**
   * Solves a positive definite system by Cholesky's method, which leaves the band as wide as it is. The matrix is used up.
   * @returns `right` itself, which becomes the solution
   */
  solve(right: Float64Array): Float64Array {
    this.#factorise();
    const { size, reach, data } = this;
    for (let i = 0; i < size; i++) {
      const row = i * reach + reach;
      let sum = right[i] ?? 0;
      for (let k = Math.max(0, i - reach); k < i; k++) sum -= (data[row + k] ?? 0) * (right[k] ?? 0);
      right[i] = sum / (data[row + i] ?? 1);
    }
    for (let i = size - 1; i >= 0; i--) {
      const row = i * reach + reach;
      const value = (right[i] ?? 0) / (data[row + i] ?? 1);
      right[i] = value;
      for (let k = Math.max(0, i - reach); k < i; k++)
        right[k] = (right[k] ?? 0) - (data[row + k] ?? 0) * value;
    }
    return right;
  }

  #factorise(): void {
    const { size, reach, data } = this;
    for (let i = 0; i < size; i++) {
      const row = i * reach + reach;
      const first = Math.max(0, i - reach);
      for (let j = first; j <= i; j++) {
        const other = j * reach + reach;
        let sum = data[row + j] ?? 0;
        for (let k = Math.max(first, j - reach); k < j; k++)
          sum -= (data[row + k] ?? 0) * (data[other + k] ?? 0);
        data[row + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (data[other + j] ?? 1);
      }
    }
  }
}
