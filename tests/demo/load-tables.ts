import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import { ask } from '../../electron/cli/workspace-session.ts';
import type { Session } from '../../electron/workspace/core.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { ELECTION, FORM, candidateNames } from './election-files.ts';
import type { DemoElection } from './model.ts';
import { incidentsTable, officialTable, registerTable, turnoutTable } from './tables.ts';

/** Who took in the tables and told of stations. */
const TABLE_KEEPER = 'D2';

/** A table of the demo, and what is said of it when it is taken in. */
interface DemoTable {
  file: string;
  kind: PublicationKind;
  source: string;
  published: string;
}

const tables: readonly DemoTable[] = [
  { file: 'register.csv', kind: 'stations', source: 'Выдуманный реестр', published: '2031-05-20' },
  { file: 'official-1.csv', kind: 'official', source: 'Выдуманная ЦИК', published: '2031-06-09' },
  { file: 'official-2.csv', kind: 'official', source: 'Выдуманная ЦИК', published: '2031-06-14' },
  { file: 'turnout.csv', kind: 'turnout', source: 'Выдуманные наблюдатели', published: '2031-06-08' },
];

/**
 * Writes the election's tables and the key of what was planted to `demo/` of the workspace, and takes the tables in as a person does, with
 * what observers said of single stations. Throws where a table is not understood to its last row.
 */
export async function loadTables(
  folder: string,
  election: DemoElection,
  say: (line: string) => void,
): Promise<void> {
  const demo = path.join(path.resolve(folder), 'demo');
  await writeTables(demo, election);
  const core = await openWorkspace(folder, { kind: 'cli' });
  try {
    const session = core.session();
    await ask(session, 'people.use', { code: TABLE_KEEPER, role: 'merger' });
    await ask(session, 'workspace.configure', { forms: [FORM] });
    for (const table of tables) say(`${table.file}: ${await takeTable(session, demo, table)} rows taken in`);
    for (const { region, number, reasonTold } of election.stations)
      if (reasonTold !== null)
        await ask(session, 'stations.say', {
          election: ELECTION,
          region,
          station: number,
          key: 'reason',
          value: reasonTold,
          note: '',
          seen: null,
        });
    say(`incidents.csv: ${await takeIncidents(session, demo)} acts taken in`);
  } finally {
    await core.close();
  }
}

async function writeTables(demo: string, election: DemoElection): Promise<void> {
  const [first, second] = election.official;
  const { seed, stations, planted } = election;
  const key = { seed, stations: stations.length, planted };
  const files: Readonly<Record<string, string>> = {
    'register.csv': registerTable(election),
    'official-1.csv': officialTable(first, candidateNames),
    'official-2.csv': officialTable(second, candidateNames),
    'turnout.csv': turnoutTable(election),
    'incidents.csv': incidentsTable(election, ELECTION),
    'key.json': `${JSON.stringify(key, null, 1)}\n`,
  };
  await mkdir(demo, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(demo, name), text);
}

/** Takes a table as the program itself proposes to understand it; answers how many rows came in. */
async function takeTable(
  session: Session,
  demo: string,
  { file, kind, ...said }: DemoTable,
): Promise<number> {
  const looked = await ask(session, 'tables.look', { path: path.join(demo, file), kind, election: ELECTION });
  if (looked.refused !== null) throw new Error(`${file} is refused: ${JSON.stringify(looked)}`);
  const { look, mapping, taking } = looked;
  if (taking.leftOut > 0 || taking.problemCount > 0)
    throw new Error(`${file} is not understood: ${JSON.stringify(taking)}`);
  return (
    await ask(session, 'tables.take', {
      look,
      mapping: { ...mapping, columns: [...mapping.columns] },
      ...said,
    })
  ).rows;
}

async function takeIncidents(session: Session, demo: string): Promise<number> {
  const told = await ask(session, 'incidents.import', {
    path: path.join(demo, 'incidents.csv'),
    election: ELECTION,
  });
  if (told.left > 0) throw new Error(`incidents.csv is not understood: ${JSON.stringify(told.problems)}`);
  return told.fresh;
}
