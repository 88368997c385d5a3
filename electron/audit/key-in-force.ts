import { MACHINE } from '../../shared/protocol/acts.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Audit } from './change.ts';
import { fingerprintOf, makeSigningKey, readSigningKey } from './signing-key.ts';

/**
 * Sees to it that the workspace has a key, and that the log knows which: makes one where there is none, and tells by an
 * act of its own when the file holds another than the log knows, naming both. The file comes first: a process that dies
 * between the two leaves a key that the next opening tells of.
 * @returns false when the key is there and this user may not read it. Throws what the system says.
 */
export function ensureSigningKey(audit: Audit, folder: string): boolean {
  const kept = readSigningKey(folder);
  if (kept.state === 'withheld') return false;
  const { publicKey } = kept.state === 'here' ? kept.key : makeSigningKey(folder);
  const known = readMeta(audit.read).publicKeys ?? [];
  const last = known.at(-1);
  if (last?.publicKey === publicKey) return true;
  audit.change({ person: MACHINE, act: last ? 'key.replaced' : 'key.made' }, (db, event) => {
    writeMeta(db, 'publicKeys', [...known, { publicKey, since: event.at }]);
    event.tell({
      key: fingerprintOf(publicKey),
      ...(last ? { before: fingerprintOf(last.publicKey) } : {}),
    });
  });
  return true;
}
