import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchExport, exportOnce } from './exchange-export.ts';
import { benchMerge, mergeOnce } from './exchange-merge.ts';

/**
 * `npm run bench:exchange -- [--protocols n] [--teams n]`: prints what it takes to write what a workspace knows to a file, and to merge
 * what teams wrote, as Markdown. `export <folder> <format> <file>` and `merge <folder> <files> <teams>` are the processes of one
 * measurement.
 */
const [first = '', ...rest] = process.argv.slice(2);
if (first === 'export') {
  const [folder = '', format = '', file = ''] = rest;
  await exportOnce(folder, format, file);
} else if (first === 'merge') {
  const [folder = '', files = '', teams = '1'] = rest;
  await mergeOnce(folder, files, Number(teams));
} else {
  const given = (name: string, otherwise: number) => {
    const at = process.argv.indexOf(name);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-bench-'));
  try {
    await benchExport(folder, given('--protocols', 30_000));
    await benchMerge(folder, given('--teams', 200));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
