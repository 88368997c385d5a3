import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackedForm } from '../../../shared/api/designs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { storedZip } from '../../exchange/stored-zip.ts';
import { writeWholeFile } from '../../exchange/whole-file.ts';
import type { LoadedForm } from '../forms.ts';
import type { Host } from '../host.ts';

/**
 * Writes a form's file and its references into one ZIP file, where the host asks for it. Null when the person closed the
 * dialog. Throws `not-here` on a host without dialogs; disk-full, no-permission.
 */
export async function packForm(
  host: Host,
  { form, file, references }: LoadedForm,
): Promise<PackedForm | null> {
  if (!host.chooseTarget) throw new HattamaError('not-here', 'This host has no dialogs');
  const target = await host.chooseTarget(`${form.id}-v${form.version}.zip`);
  if (!target) return null;
  const folder = path.dirname(file);
  const entries = await Promise.all(
    [file, ...references.map((reference) => reference.file)].map(async (each) => ({
      name: path.relative(folder, each).split(path.sep).join('/'),
      bytes: await readFile(each),
    })),
  );
  await writeWholeFile(target.path, (temporary) => writeFile(temporary, storedZip(entries)));
  const { download } = await target.finish();
  return { path: target.path, download };
}
