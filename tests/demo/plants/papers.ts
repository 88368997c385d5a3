import { rowsFor } from '../honest.ts';
import { LEADER, type Rows, RUNNER_UP, rowIds, type TypedRow, type TypedRows } from '../model.ts';
import { at, type Garden, hasPaper } from './pool.ts';
import { slips } from './slips.ts';

const LEADERS_ROW = `votes_${LEADER}` as const;
const RUNNER_UPS_ROW = `votes_${RUNNER_UP}` as const;

/** Votes of the runner-up become the leader's. */
export function turned(rows: Rows, votes: number): Rows {
  return {
    ...rows,
    [RUNNER_UPS_ROW]: rows[RUNNER_UPS_ROW] - votes,
    [LEADERS_ROW]: rows[LEADERS_ROW] + votes,
  };
}

/** Papers that contradict themselves; nobody corrects what stands there, and what is published of it stays right. */
export function plantSlips({ dice, key, take }: Garden): void {
  for (const { codes, make } of slips)
    for (const station of take(12, (each) => hasPaper(each) && make(each.rows, dice) !== null)) {
      const typed = make(station.rows, dice);
      if (!typed) continue;
      station.papers = [{ pictures: [typed] }];
      key.push({ kind: codes.includes('F101') ? 'row-left-out' : 'arithmetic', ...at(station), codes });
    }
}

/** Ballots were thrown in for the leader before the count: paper and publication agree with each other. */
export function plantStuffing({ dice, key, take }: Garden): void {
  for (const station of take(300, (each) => hasPaper(each) && each.rows.registered >= 200)) {
    const { registered } = station.rows;
    const voted = Math.round(registered * (0.74 + 0.17 * dice.unit()));
    const rows = rowsFor(dice, { registered, voted, leader: 0.81 + 0.11 * dice.unit() });
    station.rows = rows;
    station.official = rows;
    station.papers = [{ pictures: [rows] }];
    key.push({ kind: 'stuffing', ...at(station), codes: [] });
  }
}

/** A paper was written anew once observers had theirs: both are sound, and they differ. What is published is the second one. */
export function plantRewritten({ dice, key, take }: Garden): void {
  for (const station of take(60, (each) => hasPaper(each) && each.rows[RUNNER_UPS_ROW] >= 40)) {
    const rewritten = turned(station.rows, dice.whole(10, 30));
    station.papers.push({ pictures: [rewritten] });
    station.official = rewritten;
    key.push({ kind: 'rewritten-copy', ...at(station), codes: ['F502'] });
  }
}

/** Two pictures of one paper were typed differently, and nobody saw it. */
export function plantDifferingCopies({ dice, key, take }: Garden): void {
  for (const station of take(12, (each) => hasPaper(each) && each.rows.unused >= 20)) {
    const slipped = { ...station.rows, voted_outside: station.rows.voted_outside + dice.whole(1, 4) };
    station.papers = [{ pictures: [station.rows, slipped] }];
    key.push({ kind: 'copies-differ', ...at(station), codes: ['F503'] });
  }
}

/** One commission took over the figures of another of its region. */
export function plantIdentical({ key, take, dice }: Garden): void {
  for (const model of take(20, (each) => hasPaper(each) && each.rows.voted >= 150)) {
    const [copyist] = take(0, (each) => hasPaper(each) && each.region === model.region);
    if (!copyist) continue;
    copyist.rows = model.rows;
    copyist.official = model.rows;
    copyist.papers = [{ pictures: [model.rows] }];
    for (const station of dice.shuffled([model, copyist]))
      key.push({ kind: 'identical', ...at(station), codes: ['W406'] });
  }
}

/** Nothing to find, but to be counted rightly: three pictures of one paper, the same paper held twice, rows that are blank or cannot be read. */
export function addHonestVariety({ dice, take }: Garden): void {
  for (const station of take(300, hasPaper))
    station.papers = [{ pictures: Array<Rows>(3).fill(station.rows) }];
  for (const station of take(120, hasPaper)) station.papers.push({ pictures: [station.rows] });
  for (const state of ['blank', 'illegible'] as const)
    for (const station of take(40, hasPaper))
      station.papers = [{ pictures: [without(station.rows, dice.one(rowIds), state)] }];
}

function without(rows: Rows, row: keyof Rows, state: TypedRow): TypedRows {
  return { ...rows, [row]: state };
}
