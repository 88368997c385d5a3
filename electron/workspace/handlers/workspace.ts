import type { WorkspaceInfo } from '../../../shared/api/outputs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { type ScanStatus, scanStatuses } from '../../../shared/protocol/status.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { countByStatus } from '../../store/scans.ts';
import type { Handlers, Rooms, Seat } from '../rooms.ts';
import { seated } from './seat.ts';

function infoOf({ store, host, notices }: Rooms, { person }: Seat): WorkspaceInfo {
  const { id = '', name = '', region = '', forms = [] } = readMeta(store.read);
  const counted = countByStatus(store.read);
  return {
    folder: store.folder,
    name,
    id,
    region,
    forms,
    person,
    readOnly: store.readOnly,
    notices: [...notices],
    counts: Object.fromEntries(scanStatuses.map((status) => [status, counted[status] ?? 0])) as Record<
      ScanStatus,
      number
    >,
    host: { kind: host.kind, dialogs: host.chooseFiles !== undefined, reveal: host.reveal !== undefined },
  };
}

export const workspaceHandlers: Pick<
  Handlers,
  'workspace.info' | 'workspace.configure' | 'workspace.backup'
> = {
  'workspace.info': (rooms, _, seat) => infoOf(rooms, seat),

  'workspace.configure': (rooms, { name, forms, region }, seat) => {
    const unknown = forms?.find((id) => !rooms.placeable.includes(id));
    if (unknown)
      throw new HattamaError('not-found', `There is no form ${unknown} here`, { params: { form: unknown } });
    rooms.audit.change({ person: seated(seat), act: 'workspace.configured' }, (db, event) => {
      if (name !== undefined) writeMeta(db, 'name', name);
      if (forms !== undefined) writeMeta(db, 'forms', [...new Set(forms)]);
      if (region !== undefined) writeMeta(db, 'region', region);
      event.tell({ name, forms, region });
    });
    return infoOf(rooms, seat);
  },

  'workspace.backup': async ({ store, audit, clock }, _, seat) => {
    const path = await store.backup(clock().toISOString());
    // Also of a workspace that is only read here; the process that writes knows nothing of it.
    if (!store.readOnly)
      audit.change({ person: seat.person?.code ?? MACHINE, act: 'backup.written' }, (_db, event) =>
        event.tell({ path }),
      );
    return { path };
  },
};
