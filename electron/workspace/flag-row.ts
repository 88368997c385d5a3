import type { FlagRow } from '../../shared/api/auditing.ts';
import type { BetweenCheck } from '../../shared/api/reviewing.ts';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import { closuresOf } from '../store/closures.ts';
import type { Reader } from '../store/connection.ts';
import type { ListedProtocol } from '../store/flag-list.ts';
import { peopleBehind, stageOf } from '../store/stages.ts';

/** A flag of a protocol with its people and what an auditor said of it. */
export function flagRow(db: Reader, protocol: ListedProtocol, flag: CheckResult | BetweenCheck): FlagRow {
  const { entry, scan, version, status, form, region, station, name } = protocol;
  return {
    ...flag,
    scan,
    version,
    status,
    form,
    region,
    station,
    name,
    by: peopleBehind(db, entry),
    asPaper: stageOf(db, entry).asPaper,
    closure: closuresOf(db, scan).find((each) => each.entry === entry && each.code === flag.code) ?? null,
    others: 'others' in flag ? [...flag.others] : [],
  };
}
