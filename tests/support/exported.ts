import path from 'node:path';
import { ensureSigningKey } from '../../electron/audit/key-in-force.ts';
import { sealOf } from '../../electron/audit/seal.ts';
import { fingerprintOf } from '../../electron/audit/signing-key.ts';
import { type ExportFormat, exportWorkspace } from '../../electron/exchange/index.ts';
import { save } from '../../electron/review/save.ts';
import { writeMeta } from '../../electron/store/meta.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from './seed.ts';
import { throwAwayFolder, throwAwayStore } from './workspace-folder.ts';

/** Two confirmed protocols, exported; the fingerprint of the key that signed. */
export async function exportedProtocols(format: ExportFormat, { key = true } = {}) {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, 2);
  audit.change({ person: 'A1', act: 'workspace.made' }, (db) => writeMeta(db, 'id', 'w'));
  if (key) ensureSigningKey(audit, store.folder);
  for (const [index, scan] of scans.entries()) {
    readScan(store, audit, scan);
    const values = valuesA({ station: 400 + index });
    const typed = { scan, version: 1, form: formA.id, region: '=Алматы\n"\\', values, marks: marksA };
    const said = { note: '', ticked: ['W306'], asPaper: null };
    save(audit, bookA, { code: 'A1', role: 'volunteer' }, { ...typed, ...said });
  }
  const folder = path.dirname(throwAwayFolder());
  const file = path.join(folder, `protocols.${format}`);
  await exportWorkspace(store.read, store.folder, file, { format, language: 'ru', withoutPeople: false });
  const { publicKey, head } = sealOf(store.read, store.folder);
  return { file, folder, head, fingerprint: key ? fingerprintOf(publicKey ?? '') : null };
}
