import { listLog } from '../../store/log.ts';
import { sendErrand } from '../errand.ts';
import type { Handlers } from '../rooms.ts';

export const auditHandlers: Pick<Handlers, 'audit.verify' | 'audit.log'> = {
  'audit.verify': ({ store }) => sendErrand(store, { kind: 'verify', folder: store.folder }),

  'audit.log': ({ audit }, filter) =>
    listLog(audit.read, filter).map(({ seq, at, person, act, scan, detail, hash }) => ({
      seq,
      at,
      person,
      act,
      scan,
      detail: JSON.parse(detail) as unknown,
      hash,
    })),
};
