import { describe, expect, test } from 'vitest';
import type { ElectionTotals, PlaceTotals } from '../../../shared/protocol/count/totals.ts';
import { openCore } from '../../support/open-core.ts';
import { muddledWorkspace } from './muddled-workspace.ts';
import { recount, type Recounted } from './recount.ts';

/** The key of a field of form A. */
const keyOf = (field: string) => field.replace(/^votes_/, 'votes:');

function sumsOf(totals: ElectionTotals, which: 'all' | 'sure'): Recounted[] {
  return totals.regions.flatMap((place) => {
    const { figures, papers } = place[which];
    return Object.entries(figures).map(([key, { absent: _, ...figure }]) => ({
      region: place.region,
      field: key.replace(/^votes:/, 'votes_'),
      papers,
      ...figure,
    }));
  });
}

const byPlaceAndField = (rows: Recounted[]) =>
  rows
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => `${a.region} ${a.field}`.localeCompare(`${b.region} ${b.field}`));

describe('totals equal a recount in SQL over the tables alone', () => {
  test('every sum of every region, what lacks it, and how far papers that differ could move it', async () => {
    const folder = muddledWorkspace();
    const own = recount(folder);
    const expected = {
      all: own.sums(false),
      sure: own.sums(true),
      stations: own.stations(),
      turnout: own.turnout(),
      nowhere: own.nowhere(),
    };
    const { entries, confirmed, papers, counted } = own.beside();
    own.close();
    // The workspace is worth the trouble: there is more than what counts at each step.
    expect(entries).toBeGreaterThan(confirmed);
    expect(confirmed).toBeGreaterThan(papers);
    expect(papers).toBeGreaterThan(counted);
    const added = (read: 'doubtful' | 'differing') =>
      expected.stations.reduce((sum, station) => sum + station[read], 0);
    expect(added('differing')).toBeGreaterThan(2);
    expect(added('doubtful')).toBeGreaterThan(added('differing'));
    for (const read of ['blank', 'illegible'] as const)
      expect(
        expected.all.reduce((sum, row) => sum + row[read], 0),
        read,
      ).toBeGreaterThan(0);

    const { ask } = await openCore({ folder });
    const totals = await ask('count.totals', {});
    expect(totals.nowhere).toBe(expected.nowhere);
    expect(totals.nowhere).toBe(1);
    for (const which of ['all', 'sure'] as const)
      expect(byPlaceAndField(sumsOf(totals, which)), which).toEqual(byPlaceAndField(expected[which]));
    const inHand = (place: PlaceTotals) => place.all.papers > 0;
    const stations = totals.regions.filter(inHand).map(({ region, all, inDoubt, differing }) => ({
      region,
      counted: all.papers,
      doubtful: inDoubt,
      differing,
    }));
    expect(new Set(stations)).toEqual(new Set(expected.stations));
    const turnout = totals.regions.filter(inHand).map(({ region, all: { turnout } }) => ({
      region,
      papers: turnout.papers,
      registered: turnout.registered,
      voted: turnout.voted,
    }));
    expect(new Set(turnout)).toEqual(new Set(expected.turnout));

    // What the lists behind numbers show adds up to the same.
    for (const { region, field, sum, known, papers } of expected.all) {
      const behind = await ask('count.behind', { set: 'with-protocol', region, key: keyOf(field) });
      expect([region, field, behind.sum, behind.total, behind.lacking]).toEqual([
        region,
        field,
        sum,
        papers,
        papers - known,
      ]);
    }
  });
});
