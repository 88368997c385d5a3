import { HattamaError } from '../../shared/api/result.ts';
import type { Actor } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import { findBatch } from '../store/batches.ts';
import { handOf, setHand } from '../store/hands.ts';
import { insertStep } from '../store/steps.ts';

/**
 * Hands a batch to a person (null: to the common pool). Volunteers take from the pool for themselves and give back what
 * they took; mergers and auditors hand to anyone.
 * Throws `not-found`, `not-allowed`.
 */
export function handBatch(audit: Audit, { code, role }: Actor, batch: number, person: string | null): void {
  if (!findBatch(audit.read, batch)) throw new HattamaError('not-found', `There is no batch ${batch}`);
  const now = handOf(audit.read, batch);
  if (now === person) return;
  const own = (now === null || now === code) && (person === null || person === code);
  if (role === 'volunteer' && !own)
    throw new HattamaError('not-allowed', `Volunteers take batches for themselves, from the pool`);
  audit.change({ person: code, act: 'batch.handed' }, (db, event) => {
    const before = JSON.stringify({ person: handOf(db, batch) });
    setHand(db, batch, person);
    const after = JSON.stringify({ person });
    insertStep(db, { person: code, act: 'batch.handed', scan: null, batch, before, after }, event.at);
    event.tell({ batch, to: person });
  });
}
