import { hourOf, type NoProtocolReason, noProtocolReasons } from './figures.ts';

/**
 * What people say of a station, by key: `observed` (true, false), `reason` (why no protocol is held), `head_count` (observers' own
 * count of those who voted), `turnout:<HH:MM>` (who had voted by that hour).
 */
export type SaidValue = boolean | number | NoProtocolReason;

/** The most voters that a station can be said to have had. */
export const mostVoters = 99_999;

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/** True if a time of day is written as HH:MM. */
export const isHour = (text: string): boolean => HOUR.test(text);

/** True if something can be said of a station under a key. */
export function isSayingKey(key: string): boolean {
  if (key === 'observed' || key === 'reason' || key === 'head_count') return true;
  const hour = hourOf(key);
  return hour !== null && isHour(hour);
}

/** True if a value can be said under a key. */
export function fitsKey(key: string, value: SaidValue): boolean {
  if (key === 'observed') return typeof value === 'boolean';
  if (key === 'reason') return noProtocolReasons.some((reason) => reason === value);
  return (
    isSayingKey(key) &&
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= mostVoters
  );
}

/**
 * A time of day as it is typed: `13`, `9:5`, `1330`, `13:30` -> HH:MM; null where it is none.
 */
export function typedHour(text: string): string | null {
  const typed = /^(\d{1,2})(?:[:. ]?(\d{2})|[:.](\d))?$/.exec(text.trim());
  if (!typed) return null;
  const [, hours = '', minutes = typed[3] ?? '0'] = typed;
  const hour = `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  return isHour(hour) ? hour : null;
}
