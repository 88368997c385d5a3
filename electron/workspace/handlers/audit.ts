import type { FlagRow } from '../../../shared/api/outputs.ts';
import { worded } from '../../../shared/forms/checks.ts';
import { close } from '../../review/correct.ts';
import { closuresOf } from '../../store/closures.ts';
import { countFlags, flagsByRule, type ListedFlag, listFlags } from '../../store/flag-list.ts';
import { flagsOf } from '../../store/flags.ts';
import { listLog } from '../../store/log.ts';
import { peopleBehind, stageOf } from '../../store/stages.ts';
import { sendErrand } from '../errand.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { actorOf } from './seat.ts';

type AuditCalls = 'audit.flags' | 'audit.close' | 'audit.verify' | 'audit.log';

export const auditHandlers: Pick<Handlers, AuditCalls> = {
  'audit.flags': (rooms, { code, state, offset, limit }) => {
    const { read } = rooms.audit;
    return {
      total: countFlags(read, { code, state }),
      rows: listFlags(read, { code, state }, offset, limit).flatMap((listed) => rowOf(rooms, listed)),
      byRule: flagsByRule(read),
    };
  },

  'audit.close': ({ audit }, input, seat) => close(audit, actorOf(seat), input),

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

/** A listed flag with its words, its people and what an auditor said of it. */
function rowOf({ audit: { read }, forms }: Rooms, { entry, n, ...listed }: ListedFlag): FlagRow[] {
  const flag = flagsOf(read, entry)[n - 1];
  if (!flag) return [];
  const form = forms.get(listed.form)?.form;
  return [
    {
      ...(form ? worded(form, flag, 'en') : { ...flag, message: flag.code }),
      ...listed,
      by: peopleBehind(read, entry),
      asPaper: stageOf(read, entry).asPaper,
      closure:
        closuresOf(read, listed.scan).find((each) => each.entry === entry && each.code === flag.code) ?? null,
      others: [],
    },
  ];
}
