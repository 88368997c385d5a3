import { expect, test } from 'vitest';
import { stationsBehind, type StationsAsked } from '../../../../shared/protocol/count/behind.ts';
import { countedElection, countedPaper, countedStation } from '../../../support/counted.ts';

const votes = (number: number | null | 'blank', flagged = false) =>
  countedPaper({ 'votes:a': number }, { flagged });
const election = countedElection({
  stations: [
    countedStation({ station: 1, papers: [votes(50)], observed: true }),
    countedStation({ station: 2, papers: [votes(70, true)], district: 'Алатау' }),
    countedStation({ station: 3, papers: [votes(60), votes(61)], differ: true }),
    countedStation({ station: 4, papers: [votes(null)], listed: false }),
    countedStation({ station: 5, papers: [votes('blank')] }),
    countedStation({ station: 6, reason: 'copy-refused', observed: true }),
    countedStation({ station: 7, reason: 'not-let-in', observed: false }),
    countedStation({ station: 8 }),
    countedStation({ station: 1, region: '', listed: false, papers: [votes(5)] }),
    countedStation({ station: 1, region: 'atyrau', papers: [countedPaper({})] }),
  ],
});
const here = 'almaty-city';

test.each<[StationsAsked, number[]]>([
  [{ set: 'all', region: here }, [1, 2, 3, 4, 5, 6, 7, 8]],
  [{ set: 'all', region: here, district: 'Алатау' }, [2]],
  [{ set: 'all', region: here, district: '' }, [1, 3, 4, 5, 6, 7, 8]],
  [{ set: 'all', region: '' }, [1]],
  [{ set: 'listed', region: here }, [1, 2, 3, 5, 6, 7, 8]],
  [{ set: 'observed' }, [1, 6]],
  [{ set: 'not-observed' }, [7]],
  [{ set: 'with-protocol', region: here }, [1, 2, 3, 4, 5]],
  [{ set: 'with-protocol', region: here, withoutDoubtful: true }, [1, 4, 5]],
  [{ set: 'unlisted', region: here }, [4]],
  [{ set: 'without-protocol' }, [6, 7, 8]],
  [{ set: 'without-protocol', reason: 'copy-refused' }, [6]],
  [{ set: 'without-protocol', reason: null }, [8]],
  [{ set: 'in-doubt' }, [2, 3]],
  [{ set: 'differing' }, [3]],
  [{ set: 'lacking', key: 'votes:a', region: here }, [4, 5]],
  [{ set: 'lacking', key: 'votes:a', region: 'atyrau' }, [1]],
])('%j are stations %j', (asked, expected) =>
  expect(stationsBehind(election, asked).stations.map(({ station }) => station)).toEqual(expected),
);

test('the greatest number comes first where that is asked, what is not known last', () => {
  const found = stationsBehind(election, { set: 'with-protocol', region: here, key: 'votes:a' }, 'value');
  expect(found.stations.map(({ figure }) => figure)).toEqual([70, 60, 50, null, 'blank']);
  expect([found.sum, found.lacking]).toEqual([180, 2]);
});

test('a station says what is in hand of it', () => {
  const [, , differing, , , refused] = stationsBehind(election, { set: 'all', key: 'votes:a' }).stations;
  expect(differing).toMatchObject({ papers: 2, differ: true, flagged: false, figure: 60 });
  expect(refused).toEqual({
    region: here,
    district: '',
    station: 6,
    listed: true,
    observed: true,
    reason: 'copy-refused',
    differ: false,
    scan: null,
    papers: 0,
    flagged: false,
    figure: undefined,
  });
});
