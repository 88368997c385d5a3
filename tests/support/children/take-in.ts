import { chownSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createAudit } from '../../../electron/audit/change.ts';
import { beginBatch, takeIn, unfinishedBatches } from '../../../electron/intake/index.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { openStore } from '../../../electron/store/open.ts';

/**
 * A process that takes files in and says how many are handled, one number a line; made to be killed.
 * Arguments: workspace, migrations, user id to run as (or -), paths. Without paths it goes on with what is unfinished.
 */
const [folder = '', migrations = '', user = '-', ...paths] = process.argv.slice(2);

const store = openStore(folder, { migrations, create: true, at: new Date().toISOString() });
const audit = createAudit(store, () => new Date());
if (paths.length > 0) {
  audit.change({ person: 'K1', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'K1', role: 'volunteer' }, at),
  );
  beginBatch({ store, audit }, { paths, region: 'Алматы', person: 'K1' });
}
if (user !== '-') becomeUser(Number(user));
for (const { id } of unfinishedBatches(audit))
  await takeIn({ store, audit }, id, { onProgress: ({ handled }) => process.stdout.write(`${handled}\n`) });
store.close();

/** Gives the workspace and this process to another user: root may read everything, so a denial needs somebody else. */
function becomeUser(id: number): void {
  const give = (at: string) => chownSync(at, id, id);
  give(folder);
  for (const inside of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    give(path.join(folder, inside));
  process.setgid?.(id);
  process.setuid?.(id);
}
