import { amongForm, type EnteredFigure, figuresOf } from '../../../shared/forms/among.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { EntryFacts } from '../../../shared/protocol/facts.ts';
import { type AmongForm, type Figure, stationKey } from '../../../shared/protocol/rules/among.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import { fold } from '../../store/fold.ts';
import { toCellText } from './cell-text.ts';
import { columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { listed } from './compact.ts';
import { stationOf } from './entries.ts';
import type { FieldColumns } from './field-keys.ts';
import type { ProtocolRow } from './protocols.ts';

/** What is held of a station: of several pictures of one paper only the leading one counts. */
export interface StationRow {
  election: string;
  /** As its first copy has it. */
  region: string;
  station: number;
  copies: number;
  /** How many of them a person has confirmed. */
  confirmed: number;
  /** How many workspaces have confirmed any. */
  workspaces: number;
  /** The gravest of the copies' statuses. */
  status: ScanStatus;
  /** What the confirmed copies say beside each other; null where none is confirmed. */
  agreement: (typeof agreements)[number] | null;
  /** Rows in which they differ: `voted`, `votes:<candidate>` and so on. */
  differing: readonly string[];
  /** Rules of either severity that confirmed copies do not meet. */
  errors: number;
  warnings: number;
}

const agreements = ['single', 'agree', 'differ'] as const;
/** Gravest first. */
const statuses = ['differing', 'flagged', 'second-entry', 'final'] as const satisfies readonly ScanStatus[];

/** The sheet of stations: a row for each station of which a copy was entered. */
export function stationsTable(options: SheetOptions): Table<StationRow> {
  const make = columnMaker(options.language);
  const columns = [
    make<StationRow>('election', 'text', 20, (row) => row.election),
    make<StationRow>('region', 'text', 20, (row) => toCellText(row.region)),
    make<StationRow>('station', 'number', 10, (row) => row.station),
    make<StationRow>('copies', 'number', 10, (row) => row.copies),
    make<StationRow>('confirmed', 'number', 12, (row) => row.confirmed),
    make<StationRow>('workspaces', 'number', 12, (row) => row.workspaces),
    make<StationRow>('status', 'text', 14, (row) => row.status, { allowed: statuses }),
    make<StationRow>('agreement', 'text', 12, (row) => row.agreement, { allowed: agreements }),
    make<StationRow>('differing', 'text', 30, (row) => listed(row.differing)),
    make<StationRow>('errors', 'number', 10, (row) => row.errors),
    make<StationRow>('warnings', 'number', 10, (row) => row.warnings),
  ];
  return tableOf('Stations', 3, columns, options);
}

interface Held extends Omit<StationRow, 'workspaces' | 'agreement' | 'differing'> {
  workspaces: Set<string>;
  differing: Set<string>;
  /** Figures of the first confirmed copy, by row. */
  said: ReadonlyMap<string, Figure> | null;
}

/** Gathers what is held of stations from the rows of protocols. */
export interface Stations {
  add(row: ProtocolRow): void;
  /** By election, region and number. */
  rows(): StationRow[];
}

export function gatherStations(forms: readonly Form[], { fields }: FieldColumns): Stations {
  const held = new Map<string, Held>();
  const among = new Map(forms.map((form) => [form.id, amongForm(form)]));
  return {
    add(row) {
      const { entry } = row;
      if (entry === null || row.copyOf !== null) return;
      const status = statuses.find((each) => each === row.status);
      const form = among.get(entry.form);
      const station = stationOf(forms, fields, entry);
      if (status === undefined || !form || station === null) return;
      const key = stationKey(form.election, fold(row.region).trim().replace(/\s+/g, ' '), station) ?? '';
      const one = held.get(key) ?? newStation(form.election, row.region, station);
      held.set(key, one);
      addCopy(one, row, entry, form, status);
    },
    rows: () =>
      [...held]
        .sort(([a], [b]) => compareStations(a, b))
        .map(([, one]): StationRow => ({
          ...one,
          workspaces: one.workspaces.size,
          agreement: agreementOf(one),
          differing: [...one.differing].sort(),
        })),
  };
}

function newStation(election: string, region: string, station: number): Held {
  return {
    election,
    region,
    station,
    copies: 0,
    confirmed: 0,
    workspaces: new Set(),
    status: 'final',
    differing: new Set(),
    errors: 0,
    warnings: 0,
    said: null,
  };
}

function addCopy(
  one: Held,
  { copy }: ProtocolRow,
  entry: EntryFacts,
  form: AmongForm,
  status: (typeof statuses)[number],
): void {
  one.copies += 1;
  if (statuses.indexOf(status) < statuses.findIndex((each) => each === one.status)) one.status = status;
  if (status !== 'final' && status !== 'flagged') return;
  one.confirmed += 1;
  for (const standing of copy.standings)
    if (standing.status === 'final' || standing.status === 'flagged') one.workspaces.add(standing.workspace);
  for (const { severity } of entry.flags) one[severity === 'error' ? 'errors' : 'warnings'] += 1;
  const figures = saidBy(form, entry);
  if (one.said === null) one.said = figures;
  else for (const row of differing(one.said, figures)) one.differing.add(row);
}

function saidBy(form: AmongForm, entry: EntryFacts): Map<string, Figure> {
  const entered = Object.fromEntries(
    Object.entries(entry.values).map(([field, { value, state }]): [string, EnteredFigure] => [
      field,
      value ?? (state === 'blank' ? 'blank' : 'illegible'),
    ]),
  );
  const figures = figuresOf(form, entered);
  return new Map(form.rows.map(({ key }, index) => [key, figures[index] ?? null]));
}

/** Rows that both state, and otherwise; an unknown figure differs from none. */
function differing(first: ReadonlyMap<string, Figure>, second: ReadonlyMap<string, Figure>): string[] {
  return [...first].flatMap(([key, figure]) => {
    const other = second.get(key) ?? null;
    return figure !== null && other !== null && figure !== other ? [key] : [];
  });
}

function agreementOf({ confirmed, differing: rows }: Held): StationRow['agreement'] {
  if (confirmed === 0) return null;
  if (confirmed === 1) return 'single';
  return rows.size > 0 ? 'differ' : 'agree';
}

/** Keys are election, region and number with a line feed between them. */
function compareStations(a: string, b: string): number {
  const [electionA = '', regionA = '', numberA] = a.split('\n');
  const [electionB = '', regionB = '', numberB] = b.split('\n');
  if (electionA !== electionB) return electionA < electionB ? -1 : 1;
  if (regionA !== regionB) return regionA < regionB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}
