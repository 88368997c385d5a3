import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { EntryPlan } from '../../../shared/protocol/double-entry.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { type ScanStatus, scanStatuses } from '../../../shared/protocol/status.ts';
import { restingScans } from '../../review/resting.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { countOpen } from '../../store/pictures.ts';
import { countByStatus } from '../../store/scans.ts';
import type { Handlers, Rooms, Seat } from '../rooms.ts';
import { actorOf } from './seat.ts';

/** A workspace from before there was a choice goes on as it was. */
const enteredOnce: EntryPlan = { mode: 'once', sharePct: 0 };

function infoOf({ store, host, notices }: Rooms, { person }: Seat): WorkspaceInfo {
  const {
    id = '',
    name = '',
    region = '',
    forms = [],
    entry = enteredOnce,
    attention = false,
  } = readMeta(store.read);
  const counted = countByStatus(store.read);
  return {
    folder: store.folder,
    name,
    id,
    region,
    forms,
    person,
    entry,
    attention,
    readOnly: store.readOnly,
    notices: [...notices],
    counts: Object.fromEntries(scanStatuses.map((status) => [status, counted[status] ?? 0])) as Record<
      ScanStatus,
      number
    >,
    resting: countOpen(store.read, restingScans(store.read)),
    host: { kind: host.kind, dialogs: host.chooseFiles !== undefined, reveal: host.reveal !== undefined },
  };
}

export const workspaceHandlers: Pick<
  Handlers,
  'workspace.info' | 'workspace.configure' | 'workspace.backup'
> = {
  'workspace.info': (rooms, _, seat) => infoOf(rooms, seat),

  'workspace.configure': (rooms, { name, forms, region, entry, attention }, seat) => {
    const { code, role } = actorOf(seat);
    if ((entry ?? attention) !== undefined && role === 'volunteer')
      throw new HattamaError('not-allowed', "How protocols are entered is a merger's or an auditor's to say");
    const unknown = forms?.find((id) => !rooms.shelf.loaded().some(({ form }) => form.id === id));
    if (unknown)
      throw new HattamaError('not-found', `There is no form ${unknown} here`, { params: { form: unknown } });
    rooms.audit.change({ person: code, act: 'workspace.configured' }, (db, event) => {
      if (name !== undefined) writeMeta(db, 'name', name);
      if (forms !== undefined) writeMeta(db, 'forms', [...new Set(forms)]);
      if (region !== undefined) writeMeta(db, 'region', region);
      if (entry !== undefined) writeMeta(db, 'entry', entry);
      // Never switched on is not the same as off: what lay planted once stays refused.
      if (attention !== undefined && attention !== (readMeta(db).attention ?? false))
        writeMeta(db, 'attention', attention);
      event.tell({ name, forms, region, entry, attention });
    });
    rooms.tell({ type: 'work' });
    return infoOf(rooms, seat);
  },

  'workspace.backup': async ({ store, audit, gate, clock }, _, seat) => {
    const path = await store.backup(clock().toISOString());
    // Also of a workspace that is only read here; the process that writes knows nothing of it.
    if (!store.readOnly) {
      await gate.pass();
      audit.change({ person: seat.person?.code ?? MACHINE, act: 'backup.written' }, (_db, event) =>
        event.tell({ path }),
      );
    }
    return { path };
  },
};
