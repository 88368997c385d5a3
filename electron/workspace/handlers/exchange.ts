import path from 'node:path';
import type { Valid } from '../../../shared/api/contract.ts';
import type { Exported } from '../../../shared/api/exporting.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { hashFile } from '../../store/durable-copy.ts';
import { seated } from './seat.ts';
import { sendErrand } from '../errand.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { type Target, targetOf } from './target.ts';

type ExportInput = Valid<'exchange.export'>;

async function exportTo(rooms: Rooms, input: ExportInput, person: string, target: Target): Promise<Exported> {
  const { format, language, withoutPeople, statuses, all, pictures } = input;
  const options = {
    format,
    language,
    withoutPeople,
    ...(all ? { all } : {}),
    ...(statuses && !all ? { statuses } : {}),
    ...(format === 'zip' && pictures ? { pictures } : {}),
  };
  const rows = await sendErrand(
    rooms.store,
    { kind: 'export', folder: rooms.store.folder, target: target.path, options },
    (done, total) => rooms.tell({ type: 'export', done, total }),
  );
  if (!rooms.store.readOnly) {
    const sha256 = await hashFile(target.path);
    await rooms.gate.pass();
    rooms.audit.change({ person, act: 'export.written' }, (_, event) =>
      event.tell({ ...options, protocols: rows, sha256 }),
    );
  }
  const { download } = await target.finish();
  return { rows, path: target.path, download };
}

type ExchangeCalls = 'exchange.export' | 'exchange.look' | 'exchange.merge' | 'exchange.drop';

export const exchangeHandlers: Pick<Handlers, ExchangeCalls> = {
  'exchange.export': async (rooms, input, seat) => {
    const day = rooms.clock().toISOString().slice(0, 10);
    const target = await targetOf(rooms.host, input.path, `hattama-${day}.${input.format}`);
    return target && exportTo(rooms, input, seat.person?.code ?? MACHINE, target);
  },

  'exchange.look': ({ merges }, { paths }, seat) => {
    const relative = paths.find((each) => !path.isAbsolute(each));
    if (relative !== undefined) throw new HattamaError('invalid-input', `paths: ${relative} is not absolute`);
    return merges.look(paths, seated(seat));
  },

  'exchange.merge': ({ merges }, { look }, seat) => merges.merge(look, seated(seat)),

  'exchange.drop': async ({ merges }, { look }) => {
    await merges.drop(look);
    return null;
  },
};
