import path from 'node:path';
import type { Valid } from '../../../shared/api/contract.ts';
import type { Exported } from '../../../shared/api/outputs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { hashFile } from '../../intake/index.ts';
import { sendErrand } from '../errand.ts';
import type { Host } from '../host.ts';
import type { Handlers, Rooms } from '../rooms.ts';

type ExportInput = Valid<'exchange.export'>;
type Target = NonNullable<Awaited<ReturnType<NonNullable<Host['chooseTarget']>>>>;

/** Where to write. Only a terminal names a path itself: a window must not write over files of its choosing. */
async function targetOf({ host, clock }: Rooms, input: ExportInput): Promise<Target | null> {
  if (input.path !== undefined) {
    if (host.kind !== 'cli') throw new HattamaError('not-here', 'Only the command line names a path');
    return { path: path.resolve(input.path), finish: () => Promise.resolve({ download: null }) };
  }
  if (!host.chooseTarget) throw new HattamaError('invalid-input', 'path: this host cannot ask for one');
  const day = clock().toISOString().slice(0, 10);
  return host.chooseTarget(`hattama-${day}.${input.format}`);
}

async function exportTo(rooms: Rooms, input: ExportInput, person: string, target: Target): Promise<Exported> {
  const { format, language, withoutPeople, statuses } = input;
  const options = { format, language, withoutPeople, ...(statuses ? { statuses } : {}) };
  const rows = await sendErrand(
    rooms.store,
    { kind: 'export', target: target.path, options },
    (done, total) => rooms.tell({ type: 'export', done, total }),
  );
  if (!rooms.store.readOnly) {
    const sha256 = await hashFile(target.path);
    rooms.audit.change({ person, act: 'export.written' }, (_, event) =>
      event.tell({ ...options, protocols: rows, sha256 }),
    );
  }
  const { download } = await target.finish();
  return { rows, path: target.path, download };
}

export const exchangeHandlers: Pick<Handlers, 'exchange.export'> = {
  'exchange.export': async (rooms, input, seat) => {
    const target = await targetOf(rooms, input);
    return target && exportTo(rooms, input, seat.person?.code ?? MACHINE, target);
  },
};
