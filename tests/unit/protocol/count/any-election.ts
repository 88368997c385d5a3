import fc from 'fast-check';
import type {
  CountedElection,
  CountedPaper,
  CountedStation,
} from '../../../../shared/protocol/count/counted.ts';
import { noProtocolReasons } from '../../../../shared/protocol/count/figures.ts';
import { orderPapers } from '../../../../shared/protocol/count/order-papers.ts';
import { countedElection, countedPaper, countedStation } from '../../../support/counted.ts';

const figure = fc.oneof(
  { weight: 8, arbitrary: fc.nat(2000) },
  { weight: 1, arbitrary: fc.constant('blank' as const) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const keys = ['registered', 'voted', 'invalid', 'votes:a', 'votes:b'];

const anyPaper: fc.Arbitrary<CountedPaper> = fc
  .record({ flagged: fc.boolean(), figures: fc.tuple(figure, figure, figure, figure, figure) })
  .map(({ flagged, figures }) =>
    countedPaper(Object.fromEntries(keys.map((key, index) => [key, figures[index] ?? null])), { flagged }),
  );

const anyStation: fc.Arbitrary<Omit<CountedStation, 'key' | 'station'>> = fc
  .record({
    region: fc.constantFrom('north', 'south', 'east'),
    district: fc.constantFrom('', 'one', 'two'),
    listed: fc.boolean(),
    observed: fc.constantFrom(true, false, null),
    reason: fc.constantFrom(null, ...noProtocolReasons),
    papers: fc.array(anyPaper, { maxLength: 3 }),
  })
  .map((known) => ({
    ...countedStation({ station: 0, ...known, papers: orderPapers(known.papers) }),
    differ: known.papers.length > 1,
  }));

/** An election of some stations in three regions, papers with unknown figures, open errors and differences among them. */
export const anyElection: fc.Arbitrary<CountedElection> = fc
  .array(anyStation, { maxLength: 25 })
  .map((stations) =>
    countedElection({
      keys,
      regions: ['north', 'south', 'east'],
      stations: stations.map((station, number) => ({ ...station, station: number, key: `${number}` })),
    }),
  );
