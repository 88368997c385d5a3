import { rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Facts } from '../../shared/protocol/facts.ts';
import { createAudit } from '../audit/change.ts';
import { KnownForms, readExport, type ReadExport } from '../exchange/index.ts';
import { keepOriginal } from '../intake/index.ts';
import { type Incoming, mergeFiles } from '../merge/index.ts';
import { copyUnderWay, hashFile } from '../store/durable-copy.ts';
import { latestForms } from '../store/forms.ts';
import { layoutOf } from '../store/layout.ts';
import { openWriter } from '../store/open.ts';
import { callErrorOf } from './call-error.ts';
import type { MergeOrder, MergeTold } from './merge-messages.ts';

/**
 * The worker of one merge: reads the files, keeps the pictures that came along, asks for the database to itself, and merges
 * in one act. A dry run keeps no picture and rolls the act back.
 */
const order = workerData as MergeOrder;
const tell = (told: MergeTold) => parentPort?.postMessage(told);

interface Read extends Incoming, Pick<ReadExport, 'pictures' | 'close'> {}

/** What a file brings that is refused. */
const nothing: Facts = {
  origin: { workspace: '', name: '' },
  forms: [],
  copies: [],
  joinings: [],
  linkings: [],
};

async function readAll(own: ConstructorParameters<typeof KnownForms>[0]): Promise<Read[]> {
  const known = new KnownForms(own);
  const files: Read[] = [];
  for (const [index, file] of order.paths.entries()) {
    tell({ kind: 'progress', stage: 'reading', done: index, total: order.paths.length });
    files.push(await readOne(file, known));
  }
  return files;
}

async function readOne(file: string, known: KnownForms): Promise<Read> {
  const name = path.basename(file);
  const { facts, problems, pictures, close } = await readExport(file, known);
  // A file that cannot be opened has no bytes to be known by; the problems say so.
  const sha256 = facts ? await hashFile(file) : await hashFile(file).catch(() => '');
  const copies = facts?.copies.length ?? 0;
  return { name, sha256, copies, facts: packed(facts ?? nothing), problems, pictures, close };
}

/** Facts put away until they are asked for: what was cut out of a file's text would keep the whole of that text in memory. */
function packed(facts: Facts): () => Facts {
  const bytes = serialize(facts);
  return () => deserialize(bytes) as Facts;
}

/** Keeps the pictures that came along under their hashes; answers which lie in the workspace now. */
async function keepPictures(files: readonly Read[]): Promise<Set<string>> {
  const wanted = new Map(
    files.flatMap(({ pictures }) => pictures).map((picture) => [picture.sha256, picture]),
  );
  if (order.dryRun) return new Set(wanted.keys());
  const { temp } = layoutOf(order.folder);
  const kept = new Set<string>();
  for (const picture of wanted.values()) {
    tell({ kind: 'progress', stage: 'pictures', done: kept.size, total: wanted.size });
    const file = copyUnderWay(temp);
    try {
      await picture.save(file);
      const { sha256 } = await keepOriginal(file, order.folder, temp);
      if (sha256 === picture.sha256) kept.add(sha256);
    } finally {
      await rm(file, { force: true });
    }
  }
  return kept;
}

/** Resolves when the process has stopped writing. */
function leave(): Promise<void> {
  return new Promise((resolve) => {
    parentPort?.once('message', () => resolve());
    tell({ kind: 'ready' });
  });
}

const connection = openWriter(layoutOf(order.folder).database);
try {
  const own = latestForms(connection.read).map(({ sha256, json }) => ({ sha256, json }));
  const files = await readAll(own);
  const kept = await keepPictures(files).finally(() => Promise.all(files.map(({ close }) => close())));
  await leave();
  const audit = createAudit(connection, () => new Date(order.at));
  const report = mergeFiles(audit, files, {
    person: order.person,
    name: order.name,
    kept,
    dryRun: order.dryRun,
    onProgress: (done, total) => tell({ kind: 'progress', stage: 'merging', done, total }),
  });
  tell({ kind: 'done', report });
} catch (error) {
  tell({ kind: 'failed', error: callErrorOf(error) });
} finally {
  connection.close();
  parentPort?.close();
}
