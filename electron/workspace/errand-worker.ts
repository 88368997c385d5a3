import { parentPort, workerData } from 'node:worker_threads';
import { verify } from '../audit/verify.ts';
import { gatherElection } from '../count/index.ts';
import { exportWorkspace, readTable } from '../exchange/index.ts';
import { readIncidents } from '../exchange/incidents/read.ts';
import type { Reader } from '../store/connection.ts';
import { openReader } from '../store/open.ts';
import { amongForm } from '../../shared/forms/among.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import { annulledScans } from '../review/annulled.ts';
import { protocolsAmong } from '../review/among.ts';
import { findingsBetween } from '../review/between.ts';
import { proposalsIn } from '../review/paper-lists.ts';
import { callErrorOf } from './call-error.ts';
import type { Errand, ErrandAnswer, ErrandOrder, ErrandReport } from './errand.ts';

/** The worker of one errand: reads the database over its own connection, does the work, reports and ends. */
const tell = (report: ErrandReport) => parentPort?.postMessage(report);

async function carryOut(db: Reader, errand: Errand): Promise<ErrandAnswer<Errand>> {
  switch (errand.kind) {
    case 'verify':
      return verify(db, errand.folder, errand.head);
    case 'between':
      return findingsBetween(db, errand.forms);
    case 'proposals':
      return proposalsIn(db, errand.forms);
    case 'table':
      return readTable(errand.path);
    case 'incidents':
      return readIncidents(errand.path);
    case 'count':
      return gather(db, errand);
    case 'export':
      return exportWorkspace(db, errand.folder, errand.target, errand.options, (done, total) =>
        tell({ kind: 'progress', done, total }),
      );
  }
}

/** Forms of the election that are known now go first, then those under which protocols were typed once. */
function gather(db: Reader, { election, forms, file }: Extract<Errand, { kind: 'count' }>): CountedElection {
  const protocols = protocolsAmong(db, forms);
  const known = [...forms.values()].map(({ form }) => form);
  const typed = new Set(protocols.map(({ form }) => form));
  return gatherElection(db, {
    election,
    protocols: protocols.map(({ among }) => among),
    annulled: annulledScans(db, forms),
    forms: [...known, ...typed]
      .filter((form) => form.election === election)
      .map((form) => ({
        among: amongForm(form),
        candidates: form.candidates.map(({ id }) => id),
        absenteeInRegister: form.rules.absentee_in_register,
      })),
    file,
  });
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
