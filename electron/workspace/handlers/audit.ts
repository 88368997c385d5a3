import type { FlagRow } from '../../../shared/api/auditing.ts';
import { worded } from '../../../shared/forms/checks.ts';
import { sealOf } from '../../audit/seal.ts';
import { fingerprintOf } from '../../audit/signing-key.ts';
import { close } from '../../review/correct.ts';
import type { Reader } from '../../store/connection.ts';
import { flagsByRule, type ListedFlag, listFlags } from '../../store/flag-list.ts';
import { flagsOf } from '../../store/flags.ts';
import { listLog } from '../../store/log.ts';
import { findScan } from '../../store/scans.ts';
import { sendErrand } from '../errand.ts';
import { flagRow } from '../flag-row.ts';
import { flagsBetween } from '../flags-between.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { actorOf } from './seat.ts';

type AuditCalls =
  'audit.flags' | 'audit.between' | 'audit.close' | 'audit.verify' | 'audit.head' | 'audit.log';

export const auditHandlers: Pick<Handlers, AuditCalls> = {
  'audit.flags': (rooms, { code, state, offset, limit }) => {
    const { read } = rooms.audit;
    const byRule = flagsByRule(read);
    const asked = byRule.filter((rule) => code === undefined || rule.code === code);
    return {
      total: asked.reduce((sum, rule) => sum + rule[state], 0),
      rows: listFlags(read, { code, state }, offset, limit).flatMap((listed) => rowOf(rooms, listed)),
      byRule,
    };
  },

  'audit.between': (rooms) => flagsBetween(rooms),

  'audit.close': ({ audit }, input, seat) => close(audit, actorOf(seat), input),

  'audit.verify': ({ store }, { head = null }) =>
    sendErrand(store, { kind: 'verify', folder: store.folder, head }),

  'audit.head': ({ store }) => {
    const { rows, head, at, ...seal } = sealOf(store.read, store.folder);
    const fingerprint = seal.publicKey === null ? null : fingerprintOf(seal.publicKey);
    return { rows, head, at, fingerprint, ...seal };
  },

  'audit.log': ({ audit: { read } }, filter) =>
    listLog(read, filter).map(({ seq, at, person, act, scan, detail, hash }) => ({
      seq,
      at,
      person,
      act,
      scan,
      detail: toldOf(read, scan, JSON.parse(detail) as Record<string, unknown>),
      hash,
    })),
};

/** Digests that an event is told with; of a merge there are hundreds of thousands, which are there for `verify`. */
const MOST_DIGESTS = 500;

/** What the log tells of an act; of a scan that awaits its second entry not what the first one came to. */
function toldOf(read: Reader, scan: number | null, detail: Record<string, unknown>): unknown {
  const isBlind = scan !== null && findScan(read, scan)?.status === 'second-entry';
  if (isBlind) return { status: detail['status'] };
  const { rows } = detail;
  return Array.isArray(rows) && rows.length > MOST_DIGESTS ? { ...detail, rows: rows.length } : detail;
}

/** A listed flag as it is told, in words. */
function rowOf({ audit: { read }, forms }: Rooms, listed: ListedFlag): FlagRow[] {
  const flag = flagsOf(read, listed.entry)[listed.n - 1];
  if (!flag) return [];
  const form = forms.get(listed.form)?.form;
  return [flagRow(read, listed, form ? worded(form, flag, 'en') : { ...flag, message: flag.code })];
}
