import { describe, expect, it } from 'vitest';
import { median, robustZ, spreadOf } from '../../../../../shared/protocol/count/forensics/robust.ts';
import { outlierPlot } from '../../../../../shared/protocol/count/forensics/outliers.ts';
import type { ForensicStation } from '../../../../../shared/protocol/count/forensics/stations.ts';
import { randomFrom } from '../../../../support/random.ts';
import { normal } from './simulated.ts';

describe('median', () => {
  it.each([
    [[3], 3],
    [[1, 2], 1.5],
    [[5, 1, 10], 5],
    [[10, 9, 2, 1], 5.5],
  ])('of %j is %f', (values, middle) => expect(median(values)).toBe(middle));

  it('of nothing is not a number', () => expect(median([])).toBeNaN());
});

describe('robust z', () => {
  it('by hand: 1 2 3 4 100 lie 2 1 0 1 97 from their median', () => {
    const spread = spreadOf([1, 2, 3, 4, 100]);
    expect(spread).toEqual({ median: 3, deviation: 1.4826 });
    expect(robustZ(100, spread)).toBeCloseTo(65.4256, 4);
    expect(robustZ(1, spread)).toBeCloseTo(-1.349, 3);
  });

  it('cannot be told where half of the values are one', () =>
    expect(robustZ(9, spreadOf([5, 5, 5, 9, 2]))).toBeNull());

  it('estimates the standard deviation of a normal distribution', () => {
    const random = randomFrom(4);
    expect(spreadOf(Array.from({ length: 40_000 }, () => 7 * normal(random))).deviation).toBeCloseTo(7, 0);
  });
});

/** A station of 1,000 voters with this turnout, per mille, and half of the votes for the leader. */
function station(n: number, permille: number, changed: Partial<ForensicStation> = {}): ForensicStation {
  return {
    key: `r/${n}`,
    region: 'r',
    district: 'd',
    station: n,
    name: '',
    scan: n,
    registered: 1000,
    voted: permille,
    votes: [400 + n, 400 - n],
    valid: 800,
    headCount: null,
    ...changed,
  };
}

describe('outlierPlot (W506)', () => {
  // Turnout 40.1 to 41.9 %, median 41; deviations 0 to 0.9, their median 0.5.
  const neighbours = Array.from({ length: 19 }, (_, i) => station(i + 1, 401 + i));

  it('names the station far from its neighbours, and how far', () => {
    const plot = outlierPlot([...neighbours, station(20, 700)], 0);
    expect(plot.far).toBe(1);
    const far = plot.compared.at(-1);
    expect(far).toMatchObject({ at: 19, unusual: true });
    // Twenty values: median 41.05, deviations' median 0.5.
    expect(far?.turnout).toBeCloseTo((70 - 41.05) / (1.4826 * 0.5), 6);
  });

  it('is unusual from 3 on, not below', () => {
    const limit = 410.5 + 3 * 1.4826 * 5;
    expect(outlierPlot([...neighbours, station(20, Math.floor(limit))], 0).far).toBe(0);
    expect(outlierPlot([...neighbours, station(20, Math.ceil(limit))], 0).far).toBe(1);
  });

  it('compares a district of under 20 with its region, and nothing with a region of under 20', () => {
    expect(outlierPlot([...neighbours.slice(1), station(20, 700)], 0)).toMatchObject({
      compared: [],
      leftOut: [{ reason: 'few-neighbours', count: 19 }],
    });
    const elsewhere = Array.from({ length: 10 }, (_, i) => station(30 + i, 405 + i, { district: 'e' }));
    const both = outlierPlot([...neighbours.slice(1), station(20, 700), ...elsewhere], 0);
    expect(both.compared).toHaveLength(29);
    expect(both.far).toBe(1);
  });

  it('measures nothing where turnout and share are the same everywhere', () => {
    const same = Array.from({ length: 30 }, (_, i) => station(i, 400, { votes: [300, 500] }));
    expect(outlierPlot(same, 0).leftOut).toEqual([{ reason: 'no-spread', count: 30 }]);
  });

  it('leaves out what is not known', () => {
    const unknown = [station(50, 0, { scan: null }), station(51, 0, { voted: null, valid: null })];
    expect(outlierPlot([...neighbours, station(20, 410), ...unknown], 0).leftOut).toEqual([
      { reason: 'no-protocol', count: 1 },
      { reason: 'figure-unknown', count: 1 },
    ]);
  });
});
