import path from 'node:path';
import fc from 'fast-check';
import { takeIncidents } from '../../electron/count/incident-import.ts';
import { incidentRows } from '../../electron/count/incident-rows.ts';
import { type IncidentFrame, tellIncident } from '../../electron/count/incidents.ts';
import { readIncidents } from '../../electron/exchange/incidents/read.ts';
import { writeIncidents } from '../../electron/exchange/incidents/write.ts';
import { findIncident } from '../../electron/store/incidents.ts';
import { complaintStates, type IncidentSaid } from '../../shared/protocol/count/incidents.ts';
import type { MemoryWorkspace } from './memory-workspace.ts';

/** Acts of violation of an election with two types and one region, in workspaces and in files. */
const types = ['stuffing', 'coercion'];
export const actFrame: IncidentFrame = {
  election: 'e1',
  regions: [{ id: 'almaty', name: { en: 'Almaty city', ru: 'город Алматы' }, aliases: ['Алматы'] }],
  types,
};
const taking = {
  frameOf: () => actFrame,
  typeOf: (_: string, text: string) => types.find((type) => type === text),
  election: 'e1',
  sha256: 'f'.repeat(64),
};
export const incidentFormats = ['xlsx', 'ods', 'csv'] as const;

/** Writes all acts of a workspace into a folder; answers the file. */
export async function exportedActs(
  folder: string,
  workspace: MemoryWorkspace,
  format: (typeof incidentFormats)[number],
): Promise<string> {
  const file = path.join(folder, `${workspace.id}.${format}`);
  await writeIncidents(file, rowsOf(workspace), {
    format,
    language: 'kk',
    withoutPeople: false,
    election: 'e1',
    violations: [],
    asOf: null,
    auditHead: null,
  });
  return file;
}

/** Acts as tables have them. */
export const rowsOf = ({ read }: MemoryWorkspace) => incidentRows(read, 'e1', { withoutPeople: false });

/** Takes a file in; answers counts, and the codes of problems. */
export async function takenActs({ audit }: MemoryWorkspace, file: string) {
  const { rows, problems, refused } = await readIncidents(file);
  const { problems: more, ...counts } = takeIncidents(audit, 'M1', rows, taking);
  return { ...counts, refused, problems: [...problems, ...more].map(({ code }) => code) };
}

/** Texts that programs take for something else, and characters that cells cannot carry. */
const nasty = [
  '=1+1',
  '+7',
  '-x',
  '@cmd',
  "'=x",
  "''",
  '\t=A1',
  '_x000D_',
  '\\u0041',
  'a\r\nb\rc',
  '1e5',
  '007',
  'TRUE',
  '#N/A',
  '2019-06-09',
  '"quoted", ; |',
  'a\u0000b\u0007\ufffe',
  '\ud800',
  '<b>&amp;</b>',
  'sep=,',
  'қазақша, по-русски',
];
const text = (longest: number) =>
  fc
    .oneof(
      fc.constantFrom(...nasty),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(fc.constantFrom(...nasty, ' ', '\n'), { maxLength: 5 }).map((parts) => parts.join('')),
    )
    .map((each) => each.slice(0, longest).trim());

export const anySaid: fc.Arbitrary<IncidentSaid> = fc.record({
  election: fc.constant('e1'),
  region: fc.oneof(fc.constantFrom('', 'Алматы', 'Almaty city', 'Elsewhere'), text(50)),
  station: fc.option(fc.integer({ min: 0, max: 99_999 })),
  type: fc.constantFrom(...types),
  happened: fc.constantFrom('', '2019-06-09T00:00', '2019-06-10T23:59'),
  number: text(40),
  account: text(400),
  people: fc.uniqueArray(fc.constantFrom('V07', 'Б-2', '12', '_x', '-'), { maxLength: 4 }),
  complaint: fc.constantFrom(...complaintStates),
  outcome: text(200),
  files: fc.uniqueArray(
    fc.record({
      sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64), '0'.repeat(64)),
      name: fc.constantFrom('act.pdf', '=x.jpg', 'два слова.png', "'.txt"),
    }),
    { maxLength: 3, selector: ({ sha256 }) => sha256 },
  ),
  withdrawn: fc.boolean(),
});

/** Acts, each as one or several versions. */
export const anyActs = fc.array(fc.array(anySaid, { minLength: 1, maxLength: 3 }), { maxLength: 4 });

/** Tells acts, each version after the other. */
export function tellActs({ audit, read }: MemoryWorkspace, acts: readonly (readonly IncidentSaid[])[]): void {
  for (const versions of acts) {
    let seen: { incident: number; version: number } | null = null;
    for (const said of versions) {
      const incident: number = tellIncident(audit, 'V1', actFrame, seen, said);
      seen = { incident, version: findIncident(read, incident)?.version ?? 0 };
    }
  }
}
