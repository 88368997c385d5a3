import { createHash } from 'node:crypto';
import { createAudit } from '../../electron/audit/change.ts';
import { insertBatch } from '../../electron/store/batches.ts';
import type { Writer } from '../../electron/store/connection.ts';
import { insertEntry } from '../../electron/store/entries.ts';
import { insertFlags } from '../../electron/store/flags.ts';
import { insertForm } from '../../electron/store/forms.ts';
import { writeMeta } from '../../electron/store/meta.ts';
import type { Store } from '../../electron/store/open.ts';
import { insertOriginal } from '../../electron/store/originals.ts';
import { putPerson } from '../../electron/store/people.ts';
import { insertScan, updateScan } from '../../electron/store/scans.ts';
import { insertSource } from '../../electron/store/sources.ts';
import { checkValues } from '../../shared/forms/checks.ts';
import { RULE_SET_VERSION } from '../../shared/protocol/rules.ts';
import { bookA, formA, marksA, valuesA } from './seed.ts';
import { testClock } from './workspace-folder.ts';

/** Scans that are confirmed in one act: a transaction each would take minutes. */
const AT_ONCE = 500;

/** Confirms `count` made-up pictures of form A in a new workspace, one in ten with an error; each has a station of its own, the first one's `from`. */
export function confirmMany(store: Store, count: number, workspace = 'many', from = 0): void {
  const audit = createAudit(store, testClock);
  const booked = bookA.get(formA.id);
  if (!booked) throw new Error('form A is not in its book');
  const batch = audit.change({ person: 'A1', act: 'workspace.made' }, (db, { at }) => {
    writeMeta(db, 'id', workspace);
    writeMeta(db, 'name', workspace);
    putPerson(db, { code: 'A1', role: 'volunteer' }, at);
    insertForm(db, { sha256: booked.sha256, id: formA.id, version: 1, json: booked.source }, at);
    return insertBatch(db, { name: 'many', region: 'Алматы', person: 'A1', paths: ['/given'] }, at);
  });
  for (let n = 0; n < count; n += AT_ONCE)
    audit.change({ person: 'A1', act: 'entry.saved' }, (db, { at }) => {
      for (let each = n; each < Math.min(n + AT_ONCE, count); each++)
        confirmOne(db, batch, `${workspace} ${each}`, from + each, booked.sha256, at);
    });
}

function confirmOne(
  db: Writer,
  batch: number,
  name: string,
  n: number,
  formSha256: string,
  at: string,
): void {
  const sha256 = createHash('sha256').update(name).digest('hex');
  insertOriginal(db, { sha256, bytes: 3_000_000, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 }, at);
  insertSource(
    db,
    { original: sha256, batch, path: `/given/${n}.jpg`, name: `чат/IMG_${n}.jpg`, known: false },
    at,
  );
  const region = `Өңір ${n % 17}`;
  const scan = insertScan(db, { original: sha256, page: 1, batch, region }, at);
  const values = valuesA({ station: n % 10_000, ...(n % 10 === 0 ? { voted: 184 } : {}) });
  const entry = insertEntry(
    db,
    {
      scan,
      person: 'A1',
      form: formA.id,
      formSha256,
      region,
      note: n % 20 === 0 ? 'мөр анық емес' : '',
      reading: null,
      ruleSet: RULE_SET_VERSION,
      values,
      marks: marksA,
    },
    at,
  );
  const flags = checkValues(formA, { values, marks: marksA }).filter(({ ok }) => ok === false);
  insertFlags(db, entry, flags, new Set());
  const status = flags.some(({ severity }) => severity === 'error') ? 'flagged' : 'final';
  updateScan(db, scan, { status, form: formA.id, region, station: n % 10_000, entry });
}
