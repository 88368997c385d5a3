import { expect, test } from 'vitest';
import { CLAIM_MS, createClaims } from '../../../electron/review/claims.ts';

function claims() {
  let now = 0;
  const told: number[] = [];
  const made = createClaims(
    () => now,
    (scan) => told.push(scan),
  );
  return { ...made, told, wait: (ms: number) => (now += ms) };
}
const [mine, theirs] = [{}, {}];

test('a scan is in one hand at a time; the other window is told whose', () => {
  const { claim, by, others } = claims();
  expect(claim(7, mine, 'V1')).toBeNull();
  expect(claim(7, theirs, 'V2')).toBe('V1');
  expect([by(7, theirs), by(7, mine)]).toEqual(['V1', null]);
  expect([others(theirs), others(mine)]).toEqual([[7], []]);
});

test('two windows of one person are two hands', () => {
  const { claim } = claims();
  claim(7, mine, 'V1');
  expect(claim(7, theirs, 'V1')).toBe('V1');
});

test('a claim lasts as long as it is kept, and not much longer', () => {
  const { claim, by, wait } = claims();
  claim(7, mine, 'V1');
  for (let minute = 0; minute < 10; minute += 1) {
    wait(CLAIM_MS - 1);
    expect(claim(7, mine, 'V1')).toBeNull();
  }
  wait(CLAIM_MS - 1);
  expect(by(7, theirs)).toBe('V1');
  wait(1);
  expect(by(7, theirs)).toBeNull();
  expect(claim(7, theirs, 'V2')).toBeNull();
});

test('it is let go on pause and with the window, by its own window only, and each change is told once', () => {
  const { claim, release, releaseAll, all, told } = claims();
  claim(7, mine, 'V1');
  claim(7, mine, 'V1');
  claim(8, mine, 'V1');
  release(7, theirs);
  expect(all()).toHaveLength(2);
  release(7, mine);
  expect(all()).toEqual([{ scan: 8, person: 'V1' }]);
  releaseAll(mine);
  expect(all()).toEqual([]);
  expect(told).toEqual([7, 8, 7, 8]);
});
