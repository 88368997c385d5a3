import { localText } from '../../../shared/forms/names.ts';
import type { Violation } from '../../../shared/forms/election.ts';
import type { Language } from '../../../shared/forms/checks.ts';
import { complaintStates, type IncidentSaid } from '../../../shared/protocol/count/incidents.ts';
import { toCellText } from '../sheets/cell-text.ts';
import type { Column } from '../sheets/column.ts';
import { wordsOf } from '../words.ts';

/** Name of the sheet of acts of violation. */
export const INCIDENTS = 'Incidents';

/** An act of violation as a table has it. */
export interface IncidentRow {
  uid: string;
  said: IncidentSaid;
  /** Keys of all its versions that are known, oldest first (electron/count/incident-keys.ts). */
  versions: readonly string[];
}

const keys = [
  'uid',
  'election',
  'region',
  'station',
  'type',
  'title',
  'articles',
  'happened',
  'number',
  'account',
  'people',
  'complaint',
  'outcome',
  'files',
  'withdrawn',
  'versions',
] as const;
export type IncidentKey = (typeof keys)[number];
export const incidentKeys: readonly IncidentKey[] = keys;

export interface IncidentColumnOptions {
  language: Language;
  /** Leaves out codes of persons and what could tell them: the rows have to be without them already. */
  withoutPeople: boolean;
  violations: readonly Violation[];
}

/** The columns of the sheet of acts of violation, in their order. */
export function incidentColumns(options: IncidentColumnOptions): Column<IncidentRow>[] {
  const { language, violations } = options;
  const { incident } = wordsOf(language);
  const column = (
    key: IncidentKey,
    width: number,
    cell: (row: IncidentRow) => string | number | null,
    more: Partial<Pick<Column<IncidentRow>, 'allowed' | 'people' | 'kind'>> = {},
  ): Column<IncidentRow> => ({
    key,
    heading: incident.column[key],
    help: incident.help[key],
    kind: 'text',
    width,
    ...more,
    cell: (row) => cellOf(cell(row)),
  });
  const violation = ({ said }: IncidentRow) => violations.find(({ code }) => code === said.type);
  const named = (text: Violation['articles'] | undefined) => (text ? localText(text, language) : '');
  const all = [
    column('uid', 38, ({ uid }) => uid),
    column('election', 20, ({ said }) => said.election),
    column('region', 20, ({ said }) => said.region),
    column('station', 9, ({ said }) => said.station, { kind: 'number' }),
    column('type', 20, ({ said }) => said.type),
    column('title', 50, (row) => named(violation(row)?.title)),
    column('articles', 30, (row) => named(violation(row)?.articles)),
    column('happened', 18, ({ said }) => said.happened),
    column('number', 14, ({ said }) => said.number),
    column('account', 60, ({ said }) => said.account),
    column('people', 16, ({ said }) => said.people.join(', '), { people: true }),
    column('complaint', 12, ({ said }) => said.complaint, { allowed: complaintStates }),
    column('outcome', 40, ({ said }) => said.outcome),
    column('files', 50, ({ said }) =>
      said.files.map(({ sha256, name }) => `${sha256} ${name}`.trim()).join('\n'),
    ),
    column('withdrawn', 11, ({ said }) => Number(said.withdrawn), { kind: 'number' }),
    // From it codes of persons could be guessed one by one.
    column('versions', 20, ({ versions }) => versions.join(' '), { people: true }),
  ];
  return all.filter(({ people }) => !(options.withoutPeople && people));
}

const cellOf = (value: string | number | null) =>
  typeof value === 'string' ? toCellText(value) || null : value;
