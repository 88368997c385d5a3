import type { PageExtraction } from '../../shared/api/extraction.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import { MACHINE } from '../../shared/protocol/acts.ts';
import { finishReading, isReadBeside, type ReadingOutcome } from '../../shared/protocol/transitions.ts';
import { MAX_VALUE } from '../../shared/protocol/values.ts';
import type { Audit, EventInHand } from '../audit/change.ts';
import type { Writer } from '../store/connection.ts';
import { finishJob } from '../store/jobs.ts';
import { insertReading } from '../store/readings.ts';
import { type Scan, updateScan } from '../store/scans.ts';
import type { FormBook } from './form-book.ts';
import { allowed, columnsOf, scanById, stateOf } from './state.ts';

/** Why a page went to the operator whole when the machine gave no reason of its own. */
const UNNAMED = 'worker-failed';

/**
 * Accepts what the machine made of a page: the reading is kept, the scan goes on to a person, the job is done, all in
 * one act. `reader` names the machine and its version,
 * `fault` what went wrong in it. Throws `wrong-status` when the scan is not being read.
 */
export function acceptReading(
  audit: Audit,
  forms: FormBook,
  id: number,
  reader: string,
  { extraction, fault }: { extraction: PageExtraction; fault: string | null },
): void {
  audit.change({ person: MACHINE, act: 'reading.accepted' }, (db, event) => {
    const scan = scanById(db, id);
    if (isReadBeside(scan)) return keepBeside(db, scan, reader, extraction, event);
    const form = extraction.form === null ? undefined : forms.get(extraction.form)?.form;
    const outcome: ReadingOutcome =
      extraction.status === 'read' && form
        ? { placed: true, form: form.id }
        : { placed: false, reason: extraction.reason ?? UNNAMED };
    const next = allowed(scan, finishReading(stateOf(db, scan), outcome));
    const reading = insertReading(db, id, reader, extraction, event.at);
    updateScan(db, id, {
      ...columnsOf(next),
      reading,
      score: extraction.score,
      ...(form && outcome.placed ? { station: readStation(form, extraction) } : {}),
    });
    const error = extraction.status === 'failed' ? (fault ?? extraction.reason ?? UNNAMED) : null;
    finishJob(db, id, { ms: extraction.ms, error });
    event.tell({ status: next.status, form: extraction.form, reason: extraction.reason });
  });
}

/** A page that was read after people entered it: its placement is kept for the crops, and nothing that they said changes. */
function keepBeside(
  db: Writer,
  { id, status }: Scan,
  reader: string,
  extraction: PageExtraction,
  event: EventInHand,
): void {
  const reading = insertReading(db, id, reader, extraction, event.at);
  updateScan(db, id, { reading, score: extraction.score });
  finishJob(db, id, { ms: extraction.ms, error: extraction.status === 'failed' ? extraction.reason : null });
  event.tell({ status, form: extraction.form, reason: extraction.reason });
}

/** The station's number, if the machine is sure of it: the list is to find protocols by, not to mislead. */
function readStation(form: Form, extraction: PageExtraction): number | null {
  const field = form.fields.find((each) => isNumeric(each) && each.quantity === 'station');
  const reading = field && extraction.fields[field.id];
  const value = reading?.accept ? reading.value : null;
  return typeof value === 'number' && value <= MAX_VALUE ? value : null;
}
