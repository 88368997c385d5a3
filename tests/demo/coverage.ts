import type { Dice } from './dice.ts';
import type { DemoStation, Reason } from './model.ts';

/** Of a hundred stations so many are observed, and of a hundred observed ones so many give a copy. */
const OBSERVED = 80;
const GIVEN = 88;
/** Why observed stations gave none, by weight. */
const REFUSALS: readonly Reason[] = [
  ...Array<Reason>(6).fill('copy-refused'),
  ...Array<Reason>(2).fill('removed'),
  'not-let-in',
  'lost-contact',
  'other',
];

/** Of so many stations without a copy observers said the reason later, one by one. */
const TOLD = 20;

/** Sends observers, and has commissions give copies, refuse them with a reason, or nobody know why there is none. */
export function coverStations(dice: Dice, stations: readonly DemoStation[]): void {
  let told = 0;
  for (const station of stations) {
    station.observed = dice.chance(OBSERVED / 100);
    if (station.observed && dice.chance(GIVEN / 100)) station.papers.push({ pictures: [station.rows] });
    else if (!station.observed) station.reason = dice.chance(0.7) ? 'not-observed' : null;
    else if (dice.chance(0.9)) station.reason = dice.one(REFUSALS);
    else if (told++ < TOLD) station.reasonTold = dice.one(REFUSALS);
  }
}
