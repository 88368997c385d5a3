import type { Input } from '../../../../shared/api/contract.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentTold, IncidentView } from '../../../../shared/api/incidents.ts';
import { type ComplaintState, isLocalTime } from '../../../../shared/protocol/count/incidents.ts';
import { codeLooksLikeName, isPersonCode, looksLikePeople } from '../../../../shared/protocol/people.ts';
import { MAX_VALUE } from '../../../../shared/protocol/values.ts';

/** An act as it is being typed: every field as its text. */
export interface ActForm {
  type: string;
  region: string;
  station: string;
  /** YYYY-MM-DD */
  day: string;
  time: string;
  number: string;
  account: string;
  people: string;
  complaint: ComplaintState;
  outcome: string;
}

/** Fields that can be wrong. */
export type WrongField = 'type' | 'station' | 'time' | 'people';

/** An act of which nothing is typed yet, in the region of the one before. */
export function emptyForm({ day }: ElectionView, region: string): ActForm {
  const nothing = { type: '', station: '', time: '', number: '', account: '', people: '', outcome: '' };
  return { ...nothing, region, day: day ?? '', complaint: 'none' };
}

/** @param region the act's region in the language of the screen */
export function formOf(told: IncidentTold, election: ElectionView, region: string): ActForm {
  const [day = '', time = ''] = told.happened.split('T');
  return {
    type: told.type,
    region,
    station: told.station === null ? '' : String(told.station),
    day: day || (election.day ?? ''),
    time,
    number: told.number,
    account: told.account,
    people: told.people.join(' '),
    complaint: told.complaint,
    outcome: told.outcome,
  };
}

/** What is typed as the call takes it; or the fields that are wrong, the first one first. */
export function inputOf(form: ActForm): { said: Input<'incidents.tell'> } | { wrong: WrongField[] } {
  const happened = happenedOf(form);
  const people = codesIn(form.people);
  const station = form.station.trim() === '' ? null : Number(form.station);
  const wrong: WrongField[] = [];
  if (form.type === '') wrong.push('type');
  if (!/^\s*\d*\s*$/.test(form.station) || (station ?? 0) > MAX_VALUE) wrong.push('station');
  if (happened === null) wrong.push('time');
  if (!people.every(isPersonCode)) wrong.push('people');
  if (wrong.length > 0 || happened === null) return { wrong };
  const { type, region, number, account, complaint, outcome } = form;
  return { said: { type, region, station, happened, number, account, people, complaint, outcome } };
}

/** The act as it was told, as the call takes it. */
export function saidOf(told: IncidentTold): Input<'incidents.tell'> {
  const { election, region, station, type, happened, number, account } = told;
  const { people, complaint, outcome, withdrawn, files } = told;
  return {
    ...{ election, region, station, type, happened, number, account },
    ...{ people: [...people], complaint, outcome, withdrawn },
    files: files.map(({ sha256 }) => sha256),
  };
}

/** What in a form looks like people, each once; only said, as a place may look so too. */
export function peopleIn(form: ActForm): string[] {
  const names = codesIn(form.people).filter(codeLooksLikeName);
  return [...names, ...looksLikePeople(form.account), ...looksLikePeople(form.outcome)];
}

/** In which fields a version differs from the one before it. */
export function changedFields(now: IncidentTold, before: IncidentTold): ChangedField[] {
  const differs: Readonly<Record<ChangedField, boolean>> = {
    type: now.type !== before.type,
    region: now.region !== before.region,
    station: now.station !== before.station,
    time: now.happened !== before.happened,
    number: now.number !== before.number,
    account: now.account !== before.account,
    people: now.people.join(' ') !== before.people.join(' '),
    complaint: now.complaint !== before.complaint,
    outcome: now.outcome !== before.outcome,
    filesOf: hashes(now) !== hashes(before),
    withdrawn: now.withdrawn !== before.withdrawn,
  };
  return (Object.keys(differs) as ChangedField[]).filter((field) => differs[field]);
}
export type ChangedField =
  | 'type'
  | 'region'
  | 'station'
  | 'time'
  | 'number'
  | 'account'
  | 'people'
  | 'complaint'
  | 'outcome'
  | 'filesOf'
  | 'withdrawn';

const hashes = ({ files }: IncidentTold) => files.map(({ sha256 }) => sha256).join(' ');
const codesIn = (text: string) => text.split(/[\s,;]+/u).filter((code) => code !== '');

/** Local time as it is told, empty without a time of day, null where there is no such time: 19:40, 1940 and 9:05 are times. */
function happenedOf({ day, time }: ActForm): string | null {
  if (time.trim() === '') return '';
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(time) ?? [];
  const happened = `${day}T${hours.padStart(2, '0')}:${minutes}`;
  return isLocalTime(happened) ? happened : null;
}

/** True if what is typed says the same as the act does; of a new one, if nothing was typed. */
export function isSame(form: ActForm, base: ActForm): boolean {
  return (Object.keys(base) as (keyof ActForm)[]).every((field) => form[field] === base[field]);
}

/** Key of the draft's version: that of the act, 0 of a new one. */
export const versionOf = (view: IncidentView | null) => view?.version ?? 0;
