import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { namedForms } from '../../electron/workspace/forms.ts';
import { openReader } from '../../electron/workspace/open-reader.ts';
import { readTruth } from '../support/truth.ts';
const [folder = '', out = '', ...forms] = process.argv.slice(2);
const loaded = await namedForms(forms);
const reader = openReader(loaded, { workers: 1 });
const files = readTruth(folder).map((t) => path.join(folder, t.file));
const all: Record<string, unknown> = {};
for await (const r of reader.readFiles(files)) {
  all[path.basename(r.file)] = { ...r.extraction, fault: r.fault };
  process.stderr.write('.');
}
writeFileSync(out, JSON.stringify(all));
await reader.close();
process.exit();
