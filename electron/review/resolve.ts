import type { Valid } from '../../shared/api/contract.ts';
import type { Differences, Saved } from '../../shared/api/reviewing.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { quantityOf } from '../../shared/forms/quantities.ts';
import { type Actor, resolveDifferences } from '../../shared/protocol/transitions.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader } from '../store/connection.ts';
import { entriesOf } from '../store/entries.ts';
import type { Scan } from '../store/scans.ts';
import { rivalsOf } from '../store/standings.ts';
import { actOnScan } from './act.ts';
import { isFailed } from './check.ts';
import { type FormBook, formById } from './form-book.ts';
import { flagsFor, keepEntry } from './keep-entry.ts';
import { ownWorkspace } from './own-standing.ts';
import { pairOf } from './pair.ts';
import { differing } from './second.ts';
import { sideOf } from './sides.ts';
import { allowed, scanById } from './state.ts';

/** The two entries of a scan whose entries differ, and the fields in which they do. Throws `not-found`, `wrong-status`. */
export function differencesOf(db: Reader, forms: FormBook, id: number): Differences {
  return between(db, forms, scanById(db, id));
}

function between(db: Reader, forms: FormBook, scan: Scan): Differences {
  const entries = entriesOf(db, scan.id);
  const pair = pairOf(db, scan);
  const second = entries.find(({ id }) => id === pair?.second);
  const first = entries.find(({ id }) => id === pair?.first);
  if (scan.status !== 'differing' || !first || !second)
    throw new HattamaError('wrong-status', `The entries of scan ${scan.id} do not differ`, {
      params: { scan: scan.id, status: scan.status, problem: 'entries-do-not-differ' },
    });
  const { form } = formById(forms, first.form);
  const fields = differing(form, first.values, second.values);
  return { scan: scan.id, first, second, fields, sides: sidesOf(db, scan.id) };
}

/** Whose the two entries are that stand against each other since a merge; null where none do. */
function sidesOf(db: Reader, scan: number): Differences['sides'] {
  const rivals = rivalsOf(db, scan);
  if (!rivals) return null;
  const own = ownWorkspace(db);
  return { first: sideOf(db, own, rivals.first), second: sideOf(db, own, rivals.second) };
}

/**
 * Saves what a third person, or an auditor, found on paper where two entries differ: for each such field the first value,
 * the second, or a third with a reason. What the two agree on stands.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`; `invalid-input` when a field is left out or one is named in which
 * they agree, or a third value or its reason is missing.
 */
export function resolve(audit: Audit, forms: FormBook, actor: Actor, input: Valid<'review.resolve'>): Saved {
  return actOnScan(audit, actor, 'entry.resolved', input, (db, scan, state, { at }) => {
    const differences = between(db, forms, scan);
    const { first, second, fields } = differences;
    const booked = formById(forms, first.form);
    const chosen = chosenValues(differences, input.choices);
    const values = { ...first.values };
    for (const [field, value] of Object.entries(chosen))
      if (value) values[field] = value;
      else delete values[field];
    const flags = flagsFor(db, scan, booked.form, { values, marks: first.marks });
    const next = allowed(scan, resolveDifferences(state, actor, flags.some(isFailed)));

    const resolved = Object.fromEntries(
      fields.map((field) => {
        const { choice = 'first', reason = '' } = input.choices[field] ?? {};
        return [field, { choice, reason }];
      }),
    );
    const { region, marks } = first;
    const entry = keepEntry(
      db,
      scan,
      booked,
      {
        person: actor.code,
        region,
        values,
        marks,
        note: input.note,
        ticked: [],
        stage: 'resolution',
        other: second.id,
        asPaper: null,
        resolved,
      },
      flags,
      at,
    );
    return {
      next,
      columns: { entry, region, station: quantityOf(booked.form, 'station', values) },
      flags,
      // A third team may say otherwise still: then its entry is next.
      heard: [first.id, second.id],
      tell: { entry, resolved, flags: flags.map(({ code }) => code) },
    };
  });
}

/** The value of each field in which two entries differ; undefined where the chosen entry has none. Throws `invalid-input`. */
function chosenValues(
  { first, second, fields }: Differences,
  choices: Valid<'review.resolve'>['choices'],
): Record<string, FieldValue | undefined> {
  const refuse = (field: string, why: string): never => {
    throw new HattamaError('invalid-input', `Field ${field}: ${why}`, { params: { field } });
  };
  for (const field of Object.keys(choices))
    if (!fields.includes(field)) refuse(field, 'the entries do not differ here');
  const value = (field: string): FieldValue | undefined => {
    const chosen = choices[field];
    if (!chosen) return refuse(field, 'it is not resolved');
    if (chosen.choice !== 'third') return (chosen.choice === 'first' ? first : second).values[field];
    if (chosen.reason === '') refuse(field, 'a third value needs a reason');
    if (!chosen.value) return refuse(field, 'a third value is missing');
    return chosen.value;
  };
  return Object.fromEntries(fields.map((field) => [field, value(field)]));
}
