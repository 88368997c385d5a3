import { type DemoStation, turnoutHours } from '../model.ts';
import { at, type Garden } from './pool.ts';

/** Who had voted by the hours, as shares of all who voted; no two hours of these rush. */
const USUAL = [0.14, 0.34, 0.54, 0.7, 0.84, 1] as const;

const usual = ({ rows }: DemoStation) => USUAL.map((share) => Math.round(share * rows.voted));

/** Some stations whose turnout was noted by the hour; a few series fall, a few rush. */
export function plantHours({ dice, key, take }: Garden): void {
  // With so many voters at most, less than two a minute vote in every span.
  for (const station of take(1200, ({ rows }) => rows.voted >= 60 && rows.voted <= 1000))
    station.hours = usual(station);
  for (const station of take(15, ({ rows, papers }) => papers.length > 0 && rows.voted >= 200)) {
    const hours = usual(station);
    // The sixth hour and the end of voting are the same: there the last one is above the protocol's.
    const n = dice.whole(1, turnoutHours.length - 1);
    hours[n] =
      n === turnoutHours.length - 1
        ? station.rows.voted + dice.whole(5, 40)
        : (hours[n - 1] ?? 0) - dice.whole(5, 20);
    station.hours = hours;
    key.push({ kind: 'turnout-falls', ...at(station), codes: ['F214'] });
  }
  for (const station of take(15, ({ rows }) => rows.voted >= 500 && rows.voted <= 1000)) {
    const { voted } = station.rows;
    const hours = usual(station);
    // Half of all who voted, 250 at least, within the two hours until 17:00.
    [0.1, 0.15, 0.2, 0.25, 0.85, 1].forEach((share, n) => (hours[n] = Math.round(share * voted)));
    station.hours = hours;
    key.push({ kind: 'turnout-rushes', ...at(station), codes: ['W214'] });
  }
}

/** Observers' own counts of those who voted: they miss a few at most; where more voted on paper than they saw, it shows. */
export function plantHeadCounts({ dice, key, take }: Garden): void {
  for (const station of take(1500, ({ observed, papers }) => observed && papers.length > 0))
    station.headCount = station.rows.voted - dice.whole(-1, 3);
  for (const station of take(
    40,
    ({ observed, papers, rows }) => observed && papers.length > 0 && rows.voted >= 150,
  )) {
    station.headCount = Math.round(station.rows.voted * (0.45 + 0.3 * dice.unit()));
    key.push({ kind: 'head-count', ...at(station), codes: ['W213'] });
  }
}
