import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchExport, exportOnce } from './exchange-export.ts';

/**
 * `npm run bench:exchange -- [--protocols n]`: prints what it takes to write what a workspace knows to a file, as Markdown.
 * `export <folder> <format> <file>` is the process of one measurement.
 */
const [first = '', ...rest] = process.argv.slice(2);
if (first === 'export') {
  const [folder = '', format = '', file = ''] = rest;
  await exportOnce(folder, format, file);
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-bench-'));
  try {
    await benchExport(folder, first === '--protocols' ? Number(rest[0]) : 30_000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
