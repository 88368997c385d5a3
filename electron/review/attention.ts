import type { Valid } from '../../shared/api/contract.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { type Plant, plantIn } from '../../shared/protocol/attention.ts';
import type { EntryStage } from '../../shared/protocol/status.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import type { Audit } from '../audit/change.ts';
import { insertTold, toldOf } from '../store/attention.ts';
import type { Reader } from '../store/connection.ts';
import { entriesOf, valuesOf } from '../store/entries.ts';
import { readMeta } from '../store/meta.ts';
import { findReading, readingsOf } from '../store/readings.ts';
import type { Scan } from '../store/scans.ts';
import { scanById } from './state.ts';

/**
 * The plant to lay before a person, or null: only while the switch is on, on a placed page that nobody has entered yet, and once.
 */
export function plantFor(db: Reader, scan: Scan): Plant | null {
  if (scan.status !== 'to-confirm' || scan.reading === null || readMeta(db).attention !== true) return null;
  const reading = findReading(db, scan.reading);
  // A page that was not placed has no pre-fills; of an entered one the entry is laid, not the reading.
  if (reading?.status !== 'read' || reading.placement === null || entriesOf(db, scan.id).length > 0)
    return null;
  return toldOf(db, scan.id) ? null : plantIn(seedOf(db, scan), reading.fields);
}

/** Every plant that a screen may have shown of a scan, whichever of its readings it was laid from; none where the switch never was on. */
function plantsOf(db: Reader, scan: Scan): Plant[] {
  if (readMeta(db).attention === undefined) return [];
  const seed = seedOf(db, scan);
  return readingsOf(db, scan.id).flatMap(({ fields }) => plantIn(seed, fields) ?? []);
}

const seedOf = (db: Reader, { original, page }: Scan) => `${readMeta(db).id ?? ''} ${original} ${page}`;

/** What is about to be kept as an entry. */
interface Kept {
  stage: EntryStage;
  /** The entry that it follows or is compared with. */
  other: number | null;
  values: FieldValues;
  note: string;
}

/**
 * Refuses an entry that holds a planted number in its field, whoever enters it and whatever a screen has shown, also after the switch
 * was turned off. For the case of one in a million that the paper says just that number there is one way, and nobody gets onto it by
 * confirming: the row is entered as illegible, and an auditor corrects it and says so in the note.
 * Throws `planted-value` that names the field.
 */
export function refusePlanted(db: Reader, scan: Scan, { stage, other, values, note }: Kept): void {
  const held = plantsOf(db, scan).find(({ field, value }) => values[field]?.value === value);
  if (!held) return;
  const { field } = held;
  const wasIllegible = other !== null && valuesOf(db, other)[field]?.state === 'illegible';
  if (stage === 'correction' && wasIllegible && note !== '') return;
  throw new HattamaError(
    'planted-value',
    `Field ${field} of scan ${scan.id} holds the number planted there`,
    {
      params: { scan: scan.id, field },
    },
  );
}

/**
 * Keeps what came of a plant; what is told first counts. Throws `not-found` for an unknown scan, `invalid-input` when nothing was
 * planted in that field.
 */
export function tellAttention(
  audit: Audit,
  person: string,
  { scan: id, field, outcome }: Valid<'review.attention'>,
): void {
  const scan = scanById(audit.read, id);
  if (toldOf(audit.read, id)) return;
  const plant = plantsOf(audit.read, scan).find((each) => each.field === field);
  if (!plant)
    throw new HattamaError('invalid-input', `Nothing was planted in field ${field} of scan ${id}`, {
      params: { scan: id, field },
    });
  audit.change({ person, act: 'attention.told' }, (db, event) => {
    insertTold(db, { ...plant, scan: id, person, outcome }, event.at);
    event.tell({ scan: id, field, planted: plant.value, outcome });
  });
}
