import path from 'node:path';
import type { CallName } from '../../../shared/api/contract.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { batchById, beginBatch, countSenders, forgetSenders } from '../../intake/index.ts';
import { listBatches } from '../../store/batches.ts';
import { listFailures } from '../../store/failures.ts';
import { readMeta } from '../../store/meta.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

type IntakeCalls = Extract<CallName, `intake.${string}`>;

export const intakeHandlers: Pick<Handlers, IntakeCalls> = {
  'intake.choose': async ({ host }, { what }) => {
    if (!host.chooseFiles) throw new HattamaError('not-here', 'This host has no dialogs');
    const paths = await host.chooseFiles(what);
    return paths && paths.length > 0 ? { paths } : null;
  },

  'intake.add': ({ store, audit, intake, notices }, { paths, name, region }, seat) => {
    const relative = paths.find((each) => !path.isAbsolute(each));
    if (relative !== undefined) throw new HattamaError('invalid-input', `paths: ${relative} is not absolute`);
    const chosen = region ?? readMeta(audit.read).region ?? '';
    const batch = beginBatch({ store, audit }, { paths, name, region: chosen, person: seated(seat) });
    notices.delete('intake-stopped');
    intake.resume();
    return batch;
  },

  'intake.cancel': async ({ audit, intake }, { batch }, seat) => {
    seated(seat);
    batchById(audit, batch);
    await intake.cancel(batch);
    return batchById(audit, batch);
  },

  'intake.batches': ({ audit }) => listBatches(audit.read),

  'intake.failures': ({ audit }, { batch }) => {
    batchById(audit, batch);
    return listFailures(audit.read, batch);
  },

  'intake.watch': ({ audit, watches }, { path: folder, region }, seat) => {
    if (!path.isAbsolute(folder)) throw new HattamaError('invalid-input', `path: ${folder} is not absolute`);
    const chosen = region ?? readMeta(audit.read).region ?? '';
    watches.add({ path: path.resolve(folder), region: chosen, person: seated(seat) });
    return watches.list();
  },

  'intake.unwatch': async ({ watches }, { path: folder }, seat) => {
    await watches.remove(path.resolve(folder), seated(seat));
    return watches.list();
  },

  'intake.watched': ({ watches }) => watches.list(),

  'intake.senders': ({ store }) => senderKeys(store.layout.keyList),

  'intake.forgetSenders': ({ audit, store }, _, seat) => {
    const file = store.layout.keyList;
    // The act first: a list that is gone without one would be a riddle, an act without effect can be done again.
    audit.change({ person: seated(seat), act: 'senders.forgotten' }, () => undefined);
    forgetSenders(file);
    return senderKeys(file);
  },
};

const senderKeys = (file: string) => ({ people: countSenders(file), file });
