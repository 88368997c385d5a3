import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { exportWorkspace } from '../../electron/exchange/index.ts';
import { columnsForForms, tableHeaders, tablesOf } from '../../electron/exchange/sheets/tables.ts';
import { openReader, openStore } from '../../electron/store/open.ts';
import { layoutOf } from '../../electron/store/layout.ts';
import { confirmMany } from '../support/many-confirmed.ts';
import { projectFolder } from '../support/reference.ts';
import { formA } from '../support/seed.ts';
import { say, table } from './markdown.ts';

const formats = ['xlsx', 'ods', 'csv'] as const;
const MEGABYTE = 1024 * 1024;

/** What one process took to write a file. */
interface Took {
  rows: number;
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
}

/** Makes a workspace of so many confirmed protocols, and prints what writing it to a file of each kind takes. */
export async function benchExport(folder: string, protocols: number): Promise<void> {
  const workspace = path.join(folder, 'workspace');
  const store = openStore(workspace, {
    migrations: path.join(projectFolder, 'resources/migrations'),
    create: true,
    at: new Date().toISOString(),
  });
  confirmMany(store, protocols);
  store.close();
  const rows = [];
  for (const format of formats) {
    const file = path.join(folder, `all.${format}`);
    const { stdout } = await promisify(execFile)(process.execPath, [
      process.argv[1] ?? '',
      ...['export', workspace, format, file],
    ]);
    const took = JSON.parse(stdout) as Took;
    const { seconds, cpuSeconds, peakMb } = took;
    rows.push([
      format.toUpperCase(),
      seconds.toFixed(1),
      cpuSeconds.toFixed(1),
      Math.round(peakMb),
      (statSync(file).size / MEGABYTE).toFixed(1),
    ]);
  }
  say(
    `A workspace of ${protocols} confirmed protocols of form ${formA.id} written to a file, from the database to the disk: ${columnsTold()}.`,
  );
  say();
  say(table(['file', 's', 's of CPU', 'peak of the process, MB', 'size, MB'], rows));
}

function columnsTold(): string {
  const tables = tablesOf([formA], { language: 'en', withoutPeople: false });
  const headers = new Map(tableHeaders(tables));
  const fields = columnsForForms([formA]).fields.length;
  return `${headers.get('Protocols')?.length} columns of protocols (${fields} fields of the form), ${headers.get('Entries')?.length} of entries, and all other sheets`;
}

/** Exports once and prints what it took as JSON. */
export async function exportOnce(folder: string, format: string, file: string): Promise<void> {
  const known = formats.find((each) => each === format);
  if (!known) throw new Error(`${format} is none of ${formats.join(', ')}`);
  const reader = openReader(layoutOf(folder).database);
  const began = performance.now();
  const options = { format: known, language: 'ru', withoutPeople: false } as const;
  const rows = await exportWorkspace(reader.read, folder, file, options);
  const seconds = (performance.now() - began) / 1000;
  reader.close();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const took: Took = {
    rows,
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMb: maxRSS / 1024,
  };
  say(JSON.stringify(took));
}
