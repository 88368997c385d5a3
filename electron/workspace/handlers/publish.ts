import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportWritten, SiteWritten } from '../../../shared/api/publishing.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { ElectionView } from '../../../shared/api/counting.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import type { Valid } from '../../../shared/api/contract.ts';
import { writeWholeFile } from '../../exchange/index.ts';
import { hashFile } from '../../store/durable-copy.ts';
import { electionsNow } from '../counting.ts';
import { sendErrand } from '../errand.ts';
import type { AskedElection } from '../gather.ts';
import { browserPrinter, type Printer } from '../print-pdf.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { type Target, targetOf } from './target.ts';

/** What is being written for the public, so that it can be stopped. */
const underWay = new WeakMap<Rooms, Set<AbortController>>();

async function stoppable<T>(rooms: Rooms, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const running = underWay.get(rooms) ?? new Set();
  underWay.set(rooms, running);
  const stop = new AbortController();
  running.add(stop);
  try {
    return await work(stop.signal);
  } finally {
    running.delete(stop);
  }
}

/** The election that is told of: the one with most protocols where none is named. Throws `not-found`. */
async function viewOf(rooms: Rooms, id: string | undefined): Promise<ElectionView> {
  const elections = await electionsNow(rooms);
  const view = id === undefined ? elections[0] : elections.find((each) => each.id === id);
  if (!view) throw new HattamaError('not-found', `There is no election ${id ?? ''} here`);
  return view;
}

function asked({ forms, elections }: Rooms, { id }: ElectionView): AskedElection {
  return { election: id, forms, file: elections.get(id) ?? null };
}

interface SiteTarget extends Target {
  zipped: boolean;
}

/** Where a site goes: a folder that a terminal names or a person chooses; in a browser, which has no folders, a ZIP file. */
async function siteTargetOf(rooms: Rooms, given: string | undefined): Promise<SiteTarget | null> {
  const { host } = rooms;
  if (given === undefined && host.chooseFiles) {
    const [folder] = (await host.chooseFiles('folder')) ?? [];
    const finish = () => Promise.resolve({ download: null });
    return folder === undefined ? null : { path: path.resolve(folder), finish, zipped: false };
  }
  const name = `hattama-site-${rooms.clock().toISOString().slice(0, 10)}.zip`;
  const target = await targetOf(host, given, name);
  return target && { ...target, zipped: given === undefined };
}

async function writeSiteTo(
  rooms: Rooms,
  view: ElectionView,
  { withoutImages }: Valid<'site.write'>,
  { target, person }: { target: SiteTarget; person: string },
): Promise<SiteWritten> {
  const { store, audit, gate } = rooms;
  const options = { withoutImages, zipped: target.zipped };
  const written = await stoppable(rooms, (signal) =>
    sendErrand(
      store,
      { kind: 'site', folder: store.folder, target: target.path, asked: asked(rooms, view), view, options },
      (done, total) => rooms.tell({ type: 'publish', what: 'site', done, total }),
      signal,
    ),
  );
  if (!store.readOnly) {
    await gate.pass();
    audit.change({ person, act: 'site.written' }, (_, event) =>
      event.tell({ election: view.id, withoutImages, files: written.files, sha256: written.sums }),
    );
  }
  const { download } = await target.finish();
  return { path: target.path, download, ...written };
}

type ReportInput = Valid<'report.write'>;

async function writeReportTo(
  rooms: Rooms,
  view: ElectionView,
  { format, language }: ReportInput,
  { target, print, person }: { target: Target; print: Printer | null; person: string },
): Promise<ReportWritten> {
  const { store, audit, gate } = rooms;
  const tell = (done: number) => rooms.tell({ type: 'publish', what: 'report', done, total: 2 });
  await stoppable(rooms, async (signal) => {
    tell(0);
    const order = { folder: store.folder, asked: asked(rooms, view), view, language };
    const page = await sendErrand(store, { kind: 'report', ...order });
    signal.throwIfAborted();
    tell(1);
    const content = print ? await print(page) : page;
    await writeWholeFile(target.path, async (file) => {
      signal.throwIfAborted();
      await writeFile(file, content);
    });
    tell(2);
  });
  const sha256 = await hashFile(target.path);
  if (!store.readOnly) {
    await gate.pass();
    audit.change({ person, act: 'report.written' }, (_, event) =>
      event.tell({ election: view.id, format, language, sha256 }),
    );
  }
  const { download } = await target.finish();
  return { path: target.path, download, sha256 };
}

export const publishHandlers: Pick<Handlers, 'report.write' | 'site.write' | 'publish.stop'> = {
  'report.write': async (rooms, input, seat) => {
    const view = await viewOf(rooms, input.election);
    // Found out before anybody is asked where to write.
    const print = input.format === 'pdf' ? (rooms.host.printPdf?.bind(rooms.host) ?? browserPrinter()) : null;
    const day = rooms.clock().toISOString().slice(0, 10);
    const target = await targetOf(rooms.host, input.path, `hattama-report-${day}.${input.format}`);
    return (
      target && writeReportTo(rooms, view, input, { target, print, person: seat.person?.code ?? MACHINE })
    );
  },

  'site.write': async (rooms, input, seat) => {
    const view = await viewOf(rooms, input.election);
    const target = await siteTargetOf(rooms, input.path);
    return target && writeSiteTo(rooms, view, input, { target, person: seat.person?.code ?? MACHINE });
  },

  'publish.stop': (rooms) => {
    for (const stop of underWay.get(rooms) ?? []) stop.abort();
    return null;
  },
};
