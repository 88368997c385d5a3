import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../../shared/protocol/rules/among.ts';
import { totalsOf } from '../../../../shared/protocol/count/totals.ts';
import { countedElection, countedPaper, countedStation } from '../../../support/counted.ts';

type Votes = readonly [Figure, Figure];
const paperOf = ([a, b]: Votes, flagged = false) => countedPaper({ 'votes:a': a, 'votes:b': b }, { flagged });
let number = 0;
const sound = (...votes: Votes) => countedStation({ station: ++number, papers: [paperOf(votes)] });
const flagged = (...votes: Votes) => countedStation({ station: ++number, papers: [paperOf(votes, true)] });
const orderOf = (...stations: ReturnType<typeof sound>[]) =>
  totalsOf(countedElection({ stations })).country.order;

describe('could stations in doubt change the order?', () => {
  test('no: the votes on them do not reach the lead', () => {
    expect(orderOf(sound(100, 60), flagged(20, 19))).toEqual({
      all: ['votes:a', 'votes:b'],
      sure: ['votes:a', 'votes:b'],
      same: true,
      inDoubt: 39,
      leads: [{ first: 'votes:a', next: 'votes:b', votes: 40, lacking: 0, reached: false }],
    });
  });

  test.each([
    ['as many as the lead: it could become even', 20, true],
    ['one less', 19, false],
  ])('%s', (_case, b, reached) => {
    expect(orderOf(sound(100, 60), flagged(20, b)).leads[0]).toMatchObject({ reached });
  });

  test('they do, where the order without them is another', () => {
    const order = orderOf(sound(10, 11), flagged(5, 0));
    expect([order.all, order.sure, order.same]).toEqual([
      ['votes:a', 'votes:b'],
      ['votes:b', 'votes:a'],
      false,
    ]);
  });

  test('being even with them and ahead without them is another order', () => {
    expect(orderOf(sound(11, 10), flagged(0, 1)).same).toBe(false);
    expect(orderOf(sound(10, 10), flagged(0, 0)).same).toBe(true);
  });

  test('of a station whose papers differ the one with most votes bounds what it holds', () => {
    const differing = countedStation({
      station: 77,
      differ: true,
      papers: [paperOf([5, 5]), paperOf([5, 45])],
    });
    expect(orderOf(sound(100, 60), differing)).toMatchObject({ inDoubt: 50, leads: [{ reached: true }] });
  });

  test('it cannot be told while a paper in doubt lacks a number of votes', () => {
    expect(orderOf(sound(100, 60), flagged(1, null))).toMatchObject({
      inDoubt: null,
      leads: [{ reached: null }],
    });
    expect(orderOf(sound(100, 60), flagged('blank', 1))).toMatchObject({ inDoubt: null });
  });

  test('a lead says how many papers lack a number that it is made of', () => {
    expect(orderOf(sound(100, 60), sound(3, null), flagged(1, 1)).leads[0]).toMatchObject({
      votes: 43,
      lacking: 1,
    });
  });

  test('with nothing in doubt nothing could, even where two are equal', () => {
    expect(orderOf(sound(7, 7))).toMatchObject({ inDoubt: 0, leads: [{ votes: 0, reached: false }] });
  });
});

test('equal ones stand in the order of the ballot', () => {
  const { order } = totalsOf(countedElection({ candidates: ['c', 'a', 'b'], keys: [] })).country;
  expect(order.all).toEqual(['votes:c', 'votes:a', 'votes:b']);
});
