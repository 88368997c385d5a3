import { expect, test } from 'vitest';
import { type DocumentTarget, latestLinkings, type Linking } from '../../../shared/protocol/documents.ts';

const document = { sha256: 'a'.repeat(64), page: 1 };
const almaty: DocumentTarget = { station: { election: 'kz-2019', region: 'Алматы', station: 7 } };

const said = (changes: Partial<Linking> = {}): Linking => ({
  document,
  to: almaty,
  kind: 'amendment',
  linked: true,
  n: 1,
  workspace: 'w',
  person: 'A1',
  at: '2019-06-09T20:00:00.000Z',
  ...changes,
});
const counts = (...all: Linking[]) =>
  [...latestLinkings(all).values()].map(({ kind, linked }) => [kind, linked]);

test('a station is the same in whatever case and spacing its region is written', () => {
  const again: DocumentTarget = { station: { election: 'kz-2019', region: ' АЛМАТЫ', station: 7 } };
  expect(counts(said(), said({ to: again, n: 2, kind: 'annulment' }))).toEqual([['annulment', true]]);
});

test('one document may be about several protocols', () => {
  const picture: DocumentTarget = { picture: { sha256: 'b'.repeat(64), page: 1 } };
  expect(counts(said(), said({ to: picture, kind: 'explanation' }))).toEqual([
    ['amendment', true],
    ['explanation', true],
  ]);
});

test.each<[string, Linking[], unknown]>([
  ['what was said last', [said({ n: 2, linked: false }), said({ kind: 'annulment' })], ['amendment', false]],
  [
    'of the same n unlinked before linked',
    [said({ workspace: 'z' }), said({ linked: false })],
    ['amendment', false],
  ],
  [
    'of the same n an annulment before an amendment',
    [said({ kind: 'annulment' }), said({ workspace: 'z' })],
    ['annulment', true],
  ],
])('%s counts, in either order', (_, all, expected) => {
  expect(counts(...all)).toEqual([expected]);
  expect(counts(...[...all].reverse())).toEqual([expected]);
});
