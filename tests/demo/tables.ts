import {
  type DemoElection,
  type DemoStation,
  type OfficialRow,
  type Reason,
  turnoutHours,
  voteRows,
} from './model.ts';
import { demoRegions } from './places.ts';

type Cell = string | number | null;

/** Rows as CSV (RFC 4180). */
function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const names = new Map(demoRegions.map(({ id, name }) => [id, name]));
/** A region as tables and papers write it; the country by its word. */
export const regionName = (id: string): string => (id === '' ? 'Итого' : (names.get(id) ?? id));

const reasonWords: Readonly<Record<Reason, string>> = {
  'copy-refused': 'копию не выдали',
  'not-let-in': 'не пустили',
  removed: 'наблюдатель удалён',
  'lost-contact': 'потеряна связь',
  'not-observed': 'без наблюдателя',
  other: 'другое',
};

/** The stations register, with what is known of observers and missing copies. */
export function registerTable({ stations }: DemoElection): string {
  return csv([
    [
      'Регион',
      'Район (ТИК)',
      'Участок',
      'Название',
      'Адрес',
      'Избирателей в списке',
      'Широта',
      'Долгота',
      'Наблюдался',
      'Причина',
    ],
    ...stations.map((each) => [
      regionName(each.region),
      each.district,
      each.number,
      each.name,
      each.address,
      each.rows.registered,
      each.latitude,
      each.longitude,
      each.observed ? 'да' : 'нет',
      each.reason && reasonWords[each.reason],
    ]),
  ]);
}

/** One publication of official results: the country, regions, and what is published of districts and stations. */
export function officialTable(rows: readonly OfficialRow[], candidates: readonly string[]): string {
  return csv([
    [
      'Регион',
      'Район (ТИК)',
      'Участок',
      'Участков',
      'Избирателей в списке',
      'Проголосовало',
      'Недействительных',
      ...candidates,
    ],
    ...rows.map(({ region, district, station, stations, rows: of }) => [
      regionName(region),
      district,
      station,
      stations,
      of.registered,
      of.voted,
      of.invalid,
      ...voteRows.map((row) => of[row]),
    ]),
  ]);
}

/** Acts of violation, in columns that are called by their keys. */
export function incidentsTable({ incidents }: DemoElection, election: string): string {
  return csv([
    [
      'election',
      'region',
      'station',
      'type',
      'happened',
      'number',
      'account',
      'people',
      'complaint',
      'outcome',
    ],
    ...incidents.map((each) => [
      election,
      regionName(each.region),
      each.station,
      each.type,
      each.happened,
      each.number,
      each.account,
      each.people.join(', '),
      each.complaint,
      each.outcome,
    ]),
  ]);
}

/** Turnout by the hour and observers' own counts, of the stations where somebody noted them. */
export function turnoutTable({ stations }: DemoElection): string {
  const noted = ({ hours, headCount }: DemoStation) => hours !== null || headCount !== null;
  return csv([
    ['Регион', 'Участок', ...turnoutHours, 'Подсчёт наблюдателей'],
    ...stations
      .filter(noted)
      .map((each) => [
        regionName(each.region),
        each.number,
        ...turnoutHours.map((_, n) => each.hours?.[n] ?? null),
        each.headCount,
      ]),
  ]);
}
