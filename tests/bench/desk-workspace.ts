import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createAudit } from '../../electron/audit/change.ts';
import { acceptReading } from '../../electron/review/accept.ts';
import { sendToReader } from '../../electron/review/decide.ts';
import type { FormBook } from '../../electron/review/form-book.ts';
import { beginJob } from '../../electron/store/jobs.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { findReading } from '../../electron/store/readings.ts';
import { listScans } from '../../electron/store/scan-list.ts';
import { findScan } from '../../electron/store/scans.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { shippedForms } from '../../electron/workspace/forms.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import { projectFolder } from '../support/reference.ts';
import { readTruth, type PageTruth } from '../support/truth.ts';

/** Who sits at the bench. */
export const operator = { code: 'V07', role: 'volunteer' } as const;

/** Makes a workspace in which the pictures of a folder (at most `limit`) lie read by the machine, each to be confirmed once. */
export async function readSamples(folder: string, samples: string, limit: number): Promise<void> {
  const given = `${folder}-given`;
  mkdirSync(given, { recursive: true });
  const pictures = readdirSync(samples).filter((name) => name.endsWith('.jpg') && !name.includes('again'));
  for (const name of pictures.slice(0, limit)) cpSync(path.join(samples, name), path.join(given, name));
  const core = await openWorkspace(folder, { kind: 'cli' }, { create: true });
  const session = core.session();
  const done = async (answer: Promise<{ error?: { message: string } | undefined }>) => {
    const { error } = await answer;
    if (error) throw new Error(error.message);
  };
  await done(session.call('people.use', { code: 'K1', role: 'auditor' }));
  await done(session.call('workspace.configure', { entry: { mode: 'once', sharePct: 0 } }));
  await done(session.call('intake.add', { paths: [given] }));
  await done(session.call('jobs.start', {}));
  for (;;) {
    const { data } = await session.call('jobs.status', {});
    if (data && data.waiting + data.reading === 0 && data.done + data.failed > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await core.close();
}

/** A workspace's store, for what no call does; made when it is not there. */
export function openFolder(folder: string): Store {
  return openStore(folder, {
    migrations: path.join(projectFolder, 'resources/migrations'),
    create: true,
    at: new Date().toISOString(),
  });
}

/** Replaces every reading of a workspace by what stands on the paper, all of it confident. */
export async function setFromTruth(folder: string, samples: string): Promise<void> {
  const store = openFolder(folder);
  const audit = createAudit(store, () => new Date());
  const forms: FormBook = new Map((await shippedForms()).map((loaded) => [loaded.form.id, loaded]));
  const truth = new Map(readTruth(samples).map((page) => [path.basename(page.file), page]));
  for (const { id, name } of listScans(store.read, {}, 0, 1000)) {
    const reading = findReading(store.read, findScan(store.read, id)?.reading ?? 0);
    const paper = truth.get(path.basename(name));
    if (!reading || !paper) throw new Error(`Nothing is known of ${name}`);
    sendToReader(audit, 'K1', [id]);
    store.progress((db) => beginJob(db, id));
    acceptReading(audit, forms, id, 'truth', { extraction: confident(reading, paper), fault: null });
  }
  store.close();
}

function confident(reading: PageExtraction, { values, marks }: PageTruth): PageExtraction {
  const fields = Object.entries(values).map(([id, value]): [string, FieldReading] => [
    id,
    { value, state: 'number', confidence: 0.9999, accept: true, alternatives: [[value, 0.9999]] },
  ]);
  return {
    ...reading,
    fields: Object.fromEntries(fields),
    marks: Object.fromEntries(
      Object.entries(marks).map(([id, present]) => [id, { present, confidence: 0.9999 }]),
    ),
  };
}

/** Starts browser mode on a workspace, as `npm start` does. */
export async function serveWorkspace(folder: string): Promise<{ address: string; stop(): Promise<void> }> {
  const server = spawn(
    process.execPath,
    [path.join(projectFolder, 'dist/electron/serve.js'), folder, '--no-open'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    server.on('close', () => reject(new Error('The workstation ended before it printed its address')));
  });
  return {
    address,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
