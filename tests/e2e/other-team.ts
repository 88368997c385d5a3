import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import XLSX from 'xlsx';
import { openWorkspace } from '../../electron/workspace/index.ts';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { samples, truth } from './station.ts';

/** Another team with a workspace of its own, which confirms sample scans and exports them. */
export interface OtherTeam {
  /** Writes an export; answers its path. */
  write(name: string, format: 'xlsx' | 'zip'): Promise<string>;
  /** Changes a cell of the sheet of protocols as a spreadsheet program does; rows from 1. */
  editCell(file: string, column: string, row: number, value: number): void;
  close(): Promise<void>;
}

/**
 * Opens one that has taken in and read scans, and confirmed each as it is on paper.
 * @param misread numbers that it reads otherwise, by scan
 */
export async function otherTeam(
  name: string,
  scans: readonly string[],
  misread: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): Promise<OtherTeam> {
  const root = mkdtempSync(path.join(tmpdir(), 'hattama-team-'));
  let target = '';
  const chooseTarget = () =>
    Promise.resolve({ path: target, finish: () => Promise.resolve({ download: null }) });
  const core = await openWorkspace(
    path.join(root, 'workspace'),
    { kind: 'window', chooseTarget },
    { create: true, log: () => undefined },
  );
  const session = core.session();
  async function ask<Name extends CallName>(call: Name, input: Input<Name>): Promise<Output<Name>> {
    const answer = await session.call(call, input);
    if (answer.error) throw new Error(`${call}: ${answer.error.message}`);
    return answer.data;
  }

  await ask('people.use', { code: 'V03', role: 'merger' });
  await ask('workspace.configure', { name, entry: { mode: 'once', sharePct: 0 } });
  await ask('intake.add', { paths: scans.map((scan) => path.join(samples, scan)) });
  await ask('jobs.start', {});
  await until(async () => {
    const { total } = await ask('scans.list', { status: ['to-confirm'] });
    return total === scans.length;
  });
  for (const { id, name: scan } of (await ask('scans.list', {})).rows) {
    const paper = truth[scan];
    if (!paper) throw new Error(`${scan} is no sample`);
    const { version } = await ask('scans.get', { scan: id });
    const { form, region, stamp, signatures } = paper;
    await ask('review.save', {
      scan: id,
      version,
      form,
      region,
      values: numbers({ ...paper.values, ...misread[scan] }),
      marks: { stamp, ...signatures },
      note: '',
    });
  }

  return {
    async write(file, format) {
      target = path.join(root, file);
      await ask('exchange.export', { format });
      return target;
    },
    editCell(file, column, row, value) {
      const book = XLSX.read(readFileSync(file));
      const sheet = book.Sheets['Protocols'];
      if (!sheet) throw new Error('no sheet of protocols');
      const [header = []] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
      const cell = XLSX.utils.encode_cell({ r: row - 1, c: header.indexOf(column) });
      sheet[cell] = { t: 'n', v: value };
      writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
    },
    async close() {
      await core.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function numbers(values: Readonly<Record<string, number>>): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, state: 'number', corrected: false }]),
  );
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('waited in vain');
}
