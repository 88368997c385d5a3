import { parentPort, workerData } from 'node:worker_threads';
import { verify } from '../audit/verify.ts';
import type { Reader } from '../store/connection.ts';
import { openReader } from '../store/open.ts';
import { findingsBetween } from '../review/between.ts';
import { proposalsIn } from '../review/paper-lists.ts';
import { callErrorOf } from './call-error.ts';
import { gather } from './gather.ts';
import type { Errand, ErrandAnswer, ErrandOrder, ErrandReport } from './errand.ts';

/** The worker of one errand: reads the database over its own connection, does the work, reports and ends. */
const tell = (report: ErrandReport) => parentPort?.postMessage(report);

/** Aborted by whoever sent it; an errand that can be stopped looks at it now and then. */
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());

/** Brought in when they are asked for: workbooks and plots take longer to load than an election to count. */
const exchange = () => import('../exchange/index.ts');
const publish = () => import('../publish/index.ts');

async function carryOut(db: Reader, errand: Errand): Promise<ErrandAnswer<Errand>> {
  switch (errand.kind) {
    case 'verify':
      return verify(db, errand.folder, errand.head);
    case 'between':
      return findingsBetween(db, errand.forms);
    case 'proposals':
      return proposalsIn(db, errand.forms);
    case 'table':
      return (await exchange()).readTable(errand.path);
    case 'incidents':
      return (await import('../exchange/incidents/read.ts')).readIncidents(errand.path);
    case 'count':
      return gather(db, errand);
    case 'export':
      return (await exchange()).exportWorkspace(
        db,
        errand.folder,
        errand.target,
        errand.options,
        (done, total) => tell({ kind: 'progress', done, total }),
      );
    case 'report':
      return (await publish()).makeReport(gather(db, errand.asked), errand.view, errand.language, {
        db,
        workspace: errand.folder,
      });
    case 'site':
      return (await publish()).writeSite(
        errand.target,
        gather(db, errand.asked),
        errand.view,
        errand.options,
        {
          db,
          workspace: errand.folder,
          onProgress: (done, total) => tell({ kind: 'progress', done, total }),
          signal: stop.signal,
        },
      );
  }
}

const { file, errand } = workerData as ErrandOrder;
try {
  const connection = openReader(file);
  try {
    tell({ kind: 'done', answer: await carryOut(connection.read, errand) });
  } finally {
    connection.close();
  }
} catch (error) {
  tell({ kind: 'failed', error: callErrorOf(error) });
}
