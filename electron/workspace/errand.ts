import { Worker } from 'node:worker_threads';
import type { ElectionView } from '../../shared/api/counting.ts';
import type { Verified } from '../../shared/api/auditing.ts';
import type { FindingsBetween } from '../../shared/api/reviewing.ts';
import type { PaperProposal } from '../../shared/api/papers.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import type { Language } from '../../shared/forms/checks.ts';
import type { CallError } from '../../shared/api/result.ts';
import type { ReadTable, WorkspaceExport } from '../exchange/index.ts';
import type { IncidentsRead } from '../exchange/incidents/read.ts';
import type { SiteOptions, WrittenSite } from '../publish/index.ts';
import { errorOfCall } from './call-error.ts';
import type { FormBook } from '../review/form-book.ts';
import type { Store } from '../store/open.ts';
import type { AskedElection } from './gather.ts';
import { builtWorker } from './resources.ts';

/** Long work over the whole workspace, done in a worker with a connection of its own. */
export type Errand =
  | { kind: 'verify'; folder: string; head: string | null }
  | { kind: 'between'; forms: FormBook }
  | { kind: 'proposals'; forms: FormBook }
  | { kind: 'table'; path: string }
  | { kind: 'incidents'; path: string }
  | ({ kind: 'count' } & AskedElection)
  | {
      kind: 'report';
      folder: string;
      asked: AskedElection;
      view: ElectionView;
      language: Language;
    }
  | {
      kind: 'site';
      folder: string;
      target: string;
      asked: AskedElection;
      view: ElectionView;
      options: SiteOptions;
    }
  | { kind: 'export'; folder: string; target: string; options: Omit<WorkspaceExport, 'signal'> };
interface Answers {
  verify: Verified;
  between: FindingsBetween[];
  proposals: PaperProposal[];
  table: ReadTable;
  incidents: IncidentsRead;
  count: CountedElection;
  /** The report's page. */
  report: string;
  site: WrittenSite;
  /** Rows written. */
  export: number;
}
export type ErrandAnswer<Asked extends Errand> = Answers[Asked['kind']];

/** What a worker is started with. */
export interface ErrandOrder {
  /** A database file that may be read for as long as it takes. */
  file: string;
  errand: Errand;
}

/** From the worker. */
export type ErrandReport =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; answer: ErrandAnswer<Errand> }
  | { kind: 'failed'; error: CallError };

/**
 * Sends a worker on an errand. Throws what went wrong there, with its reference.
 * @param signal asks an errand that can be stopped (`site`) to do so: it cleans up, and fails with `cancelled`
 */
export async function sendErrand<Asked extends Errand>(
  store: Store,
  errand: Asked,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ErrandAnswer<Asked>> {
  const { file, forget } = await store.forReading();
  const worker = new Worker(builtWorker('errand-worker.js'), {
    workerData: { file, errand } satisfies ErrandOrder,
  });
  const stop = () => worker.postMessage('stop');
  try {
    signal?.addEventListener('abort', stop);
    return await new Promise((resolve, reject) => {
      worker.on('message', (report: ErrandReport) => {
        switch (report.kind) {
          case 'progress':
            return onProgress(report.done, report.total);
          case 'done':
            return resolve(report.answer as ErrandAnswer<Asked>);
          case 'failed':
            return reject(errorOfCall(report.error));
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The worker ended with code ${code}`)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
    forget();
  }
}
