import { createAudit } from '../../../electron/audit/change.ts';
import { save } from '../../../electron/review/save.ts';
import { openStore } from '../../../electron/store/open.ts';
import { bookA, formA, marksA, valuesA } from '../seed.ts';

/** Confirms scan after scan of the workspace of its first argument, and says each one once it is acknowledged. */
const [folder = '', migrations = ''] = process.argv.slice(2);
const store = openStore(folder, { migrations, create: false, at: new Date().toISOString() });
const audit = createAudit(store, () => new Date());
const scans = store.read.all<{ id: number; version: number }>(
  `SELECT id, version FROM scan WHERE status = 'to-confirm' ORDER BY id`,
);
for (const { id, version } of scans) {
  const values = valuesA({ station: id });
  const { status } = save(
    audit,
    bookA,
    { code: 'A1', role: 'volunteer' },
    {
      scan: id,
      version,
      form: formA.id,
      region: 'Алматы',
      values,
      marks: marksA,
      note: '',
      ticked: [],
      asPaper: null,
    },
  );
  process.stdout.write(`${id} ${status}\n`);
}
store.close();
