import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseForm } from '../../shared/forms/check.ts';
import { createAudit } from '../../electron/audit/change.ts';
import type { BookedForm } from '../../electron/review/form-book.ts';
import { openStore } from '../../electron/store/open.ts';
import { putPerson } from '../../electron/store/people.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { projectFolder } from '../support/reference.ts';
import { drawBlank } from './draw.ts';
import { ELECTION, electionFile, FORM, formFile } from './election-files.ts';
import { loadTables } from './load-tables.ts';
import { loadPapers } from './load-papers.ts';
import type { DemoElection } from './model.ts';

/** Who typed the demo's papers, and who took in its tables. */
const TYPIST = 'D1';

export interface LoadOptions {
  /** How many pictures are drawn; of the others only a hash is here. */
  pictures: number;
  clock?: () => Date;
  say?: (line: string) => void;
}

/**
 * Makes a workspace of a made-up election in a new or empty folder: papers saved by the product's own stores and rules, tables, sayings and
 * incidents through its own calls. Throws what opening and saving throw.
 */
export async function loadElection(
  folder: string,
  election: DemoElection,
  options: LoadOptions,
): Promise<void> {
  const { clock = () => new Date(), say = () => undefined } = options;
  const open = { migrations: path.join(projectFolder, 'resources/migrations'), at: clock().toISOString() };
  openStore(folder, { ...open, create: true }).close();
  const booked = await writeOwnFiles(folder);
  // Opening it gives the workspace its id, its key and its settings.
  await (await openWorkspace(folder, { kind: 'cli' }, { clock })).close();

  const store = openStore(folder, { ...open, create: false });
  try {
    const audit = createAudit(store, clock);
    audit.change({ person: TYPIST, act: 'person.came' }, (db, { at }) =>
      putPerson(db, { code: TYPIST, role: 'volunteer' }, at),
    );
    await loadPapers(audit, election, {
      folder,
      booked,
      person: TYPIST,
      pictures: options.pictures,
      onProgress: (done, all) => say(`papers typed: ${done} of ${all} pictures`),
    });
  } finally {
    store.close();
  }
  await loadTables(folder, election, say);
}

/** Puts the election's file, its form and the form's picture where a workspace looks for its own. */
async function writeOwnFiles(folder: string): Promise<BookedForm> {
  const source = formFile();
  const checked = parseForm(source);
  if (!checked.ok) throw new Error(`The demo's form does not check: ${JSON.stringify(checked.problems)}`);
  await mkdir(path.join(folder, 'forms'), { recursive: true });
  await mkdir(path.join(folder, 'elections'), { recursive: true });
  await writeFile(path.join(folder, 'forms', `${FORM}.json`), source);
  await writeFile(path.join(folder, 'forms', `${FORM}.png`), await drawBlank(checked.form));
  await writeFile(path.join(folder, 'elections', `${ELECTION}.json`), electionFile());
  return { form: checked.form, source, sha256: createHash('sha256').update(source).digest('hex') };
}
