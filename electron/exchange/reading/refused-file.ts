import type { SheetProblemCode } from '../../../shared/protocol/sheet-problems.ts';

/** A file that is not read at all: why, as a problem that names no cell. */
export class RefusedFile extends Error {
  constructor(
    readonly code: SheetProblemCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'RefusedFile';
  }
}
