import type { Form } from '../../shared/forms/form.ts';
import type { AsPaperReason, EntryStage } from '../../shared/protocol/status.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { type CheckResult, RULE_SET_VERSION } from '../../shared/protocol/rules.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { insertEntry } from '../store/entries.ts';
import { insertFlags } from '../store/flags.ts';
import { findReading } from '../store/readings.ts';
import type { Scan } from '../store/scans.ts';
import { insertResolutions, insertStage, type Resolution } from '../store/stages.ts';
import { refusePlanted } from './attention.ts';
import { checkEntry } from './check.ts';
import { type BookedForm, keepForm } from './form-book.ts';

/** What a person entered of a scan. */
export interface Entered {
  person: string;
  region: string;
  values: FieldValues;
  marks: Readonly<Record<string, boolean>>;
  note: string;
  /** Codes of warnings that the person has ticked. */
  ticked: readonly string[];
  stage: EntryStage;
  /** The entry that it is compared with or follows. */
  other: number | null;
  asPaper: AsPaperReason | null;
  resolved?: Readonly<Record<string, Resolution>>;
}

/** The rules that values do not meet, with the machine's reading in view if it was of this form. Throws `invalid-input`. */
export function flagsFor(
  db: Reader,
  scan: Scan,
  form: Form,
  { values, marks }: Pick<Entered, 'values' | 'marks'>,
): CheckResult[] {
  const reading = scan.reading === null ? undefined : findReading(db, scan.reading);
  const machine = reading?.form === form.id ? reading.fields : undefined;
  return checkEntry(form, { values, marks, ...(machine ? { machine } : {}) }).filter(
    ({ ok }) => ok === false,
  );
}

/** Keeps an entry with its form, flags and stage; answers its id. Throws `planted-value`: every entry comes by here. */
export function keepEntry(
  db: Writer,
  scan: Scan,
  booked: BookedForm,
  entered: Entered,
  flags: readonly CheckResult[],
  at: string,
): number {
  const { person, region, note, values, marks, stage, other, asPaper } = entered;
  refusePlanted(db, scan, entered);
  keepForm(db, booked, at);
  const entry = insertEntry(
    db,
    {
      scan: scan.id,
      person,
      form: booked.form.id,
      formSha256: booked.sha256,
      region,
      note,
      ruleSet: RULE_SET_VERSION,
      reading: scan.reading,
      values,
      marks,
    },
    at,
  );
  insertFlags(db, entry, flags, new Set(entered.ticked));
  insertResolutions(db, entry, entered.resolved ?? {});
  insertStage(db, entry, { stage, other, asPaper });
  return entry;
}
