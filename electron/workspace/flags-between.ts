import type { FlagRow } from '../../shared/api/auditing.ts';
import type { FindingsBetween } from '../../shared/api/reviewing.ts';
import { confirmedProtocol } from '../store/flag-list.ts';
import { lastSeqBeside } from '../store/log.ts';
import { sendErrand } from './errand.ts';
import { flagRow } from './flag-row.ts';
import type { Rooms } from './rooms.ts';

/** What was found last, and the act of the log up to which it holds. */
interface Found {
  upTo: number;
  findings: Promise<FindingsBetween[]>;
}

const found = new WeakMap<Rooms, Found>();

/**
 * What rules between protocols find of confirmed ones, with what auditors said of it: errors first, by rule, then by scan.
 * Comparing a large workspace takes a worker's second: closing flags does not ask for it again.
 */
export async function flagsBetween(rooms: Rooms): Promise<FlagRow[]> {
  const { read } = rooms.audit;
  const rows: FlagRow[] = [];
  for (const { scan, findings } of await findingsNow(rooms)) {
    const protocol = confirmedProtocol(read, scan);
    if (protocol) rows.push(...findings.map((finding) => flagRow(read, protocol, finding)));
  }
  const rank = ({ severity, code }: FlagRow) => `${severity === 'error' ? 0 : 1} ${code}`;
  return rows.sort((a, b) => rank(a).localeCompare(rank(b)) || a.scan - b.scan);
}

function findingsNow(rooms: Rooms): Promise<FindingsBetween[]> {
  const upTo = lastSeqBeside(rooms.audit.read, 'flag.closed');
  const known = found.get(rooms);
  if (known?.upTo === upTo) return known.findings;
  const findings = sendErrand(rooms.store, { kind: 'between', forms: rooms.forms });
  found.set(rooms, { upTo, findings });
  // What failed is not remembered.
  findings.catch(() => found.delete(rooms));
  return findings;
}
