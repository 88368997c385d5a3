import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { keyFor } from '../../electron/exchange/reading/draft.ts';
import { standingKey } from '../../electron/store/keys.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import type {
  ClosureFacts,
  CopyFacts,
  EntryFacts,
  Facts,
  FlagFacts,
  FormFacts,
  PictureFacts,
  StandingFacts,
} from '../../shared/protocol/facts.ts';
import { standingStatuses } from '../../shared/protocol/standing.ts';
import {
  asPaperReasons,
  cannotEnterReasons,
  closureOutcomes,
  entryStages,
  resolutionChoices,
} from '../../shared/protocol/status.ts';
import { documentKinds } from '../../shared/protocol/documents.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';

/** Facts as a workspace could export them: every key fits, everything named is there, texts are as nasty as people's are. */

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const nasty = fc.constantFrom(
  '=1+1',
  '+7 701 000 00 00',
  '-5',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'quoted",
  "'=x",
  '__proto__',
  'constructor',
  '_x000D_',
  '\\u000a',
  ' spaces ',
  'line\r\nline\n',
  '1-2',
  '007',
  '1e5',
  'TRUE',
  '#REF!',
  'сөз, «тырнақша»; "quotes"',
  '\u{1F600}\u0000\u2028',
  'a\\nb\\',
);
const text = fc.oneof(nasty, fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));
const named = text.filter((each) => each !== '');
const time = fc
  .integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })
  .map((ms) => new Date(ms).toISOString());
const count = fc.integer({ min: 0, max: 99_999 });
const workspace = fc.constantFrom(
  '0b8e0c9e-0000-4000-8000-000000000001',
  '0b8e0c9e-0000-4000-8000-000000000002',
);

const value: fc.Arbitrary<FieldValue> = fc
  .tuple(fc.constantFrom('number', 'dash', 'filler', 'blank', 'illegible'), count, fc.boolean())
  .map(([state, number, corrected]) => {
    if (state === 'number') return { value: number, state, corrected };
    const zero = state === 'dash' || state === 'filler';
    return { value: zero ? 0 : null, state, corrected };
  });

/** A subset of keys, each with a value. */
const some = <T>(keys: readonly string[], each: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .tuple(fc.subarray([...keys]), fc.array(each, { minLength: keys.length, maxLength: keys.length }))
    .map(([chosen, values]) =>
      Object.fromEntries(chosen.map((key, index): [string, T] => [key, values[index] as T])),
    );

const flag: fc.Arbitrary<FlagFacts> = fc.record({
  code: fc.constantFrom('F401', 'F301', 'W203', 'W101'),
  severity: fc.constantFrom('error', 'warning'),
  ok: fc.constant(false),
  fields: fc.array(fc.constantFrom('voted', 'alpha', 'page'), { maxLength: 3 }),
  params: fc.oneof(fc.constant({}), fc.record({ T: count, s: text })),
  formula: text,
  difference: fc.option(fc.integer({ min: -99_999, max: 99_999 })),
  ticked: fc.boolean(),
});

const cell = fc.oneof(fc.constant(null), count, text);
const edited = fc.record({
  file: text,
  sheet: text,
  row: fc.integer({ min: 1, max: 5000 }),
  of: fc.option(hash),
  cells: fc.array(fc.tuple(named, cell, cell), { maxLength: 3 }),
});

/** A form file as a workspace keeps it. */
export function formFile(form: Form): FormFacts {
  const json = JSON.stringify(form);
  return { sha256: createHash('sha256').update(json, 'utf8').digest('hex'), json };
}

function entryOf(page: PictureFacts, forms: readonly Form[]): fc.Arbitrary<EntryFacts> {
  return fc.constantFrom(...forms).chain((form) => {
    const numbers = form.fields.filter(isNumeric).map(({ id }) => id);
    const marks = form.fields.filter(({ kind }) => kind === 'mark').map(({ id }) => id);
    return fc
      .record({
        workspace,
        number: fc.integer({ min: 1, max: 9999 }),
        person: fc.option(named),
        at: time,
        form: fc.constant(form.id),
        formSha256: fc.constant(formFile(form).sha256),
        region: text,
        note: text,
        ruleSet: fc.integer({ min: 1, max: 9 }),
        values: some(numbers, value),
        marks: some(marks, fc.boolean()),
        flags: fc.array(flag, { maxLength: 3 }),
        stage: fc.constantFrom(...entryStages),
        other: fc.option(hash),
        asPaper: fc.option(fc.constantFrom(...asPaperReasons)),
        resolved: some(numbers, fc.record({ choice: fc.constantFrom(...resolutionChoices), reason: text })),
        edited: fc.option(edited, { freq: 4 }),
      })
      .map((said) => {
        const entry = said.edited ? { ...said, number: 0, person: null } : said;
        return { key: keyFor(page, entry), ...entry };
      });
  });
}

function standingOf(page: PictureFacts, entries: readonly string[]): fc.Arbitrary<StandingFacts> {
  const statuses = standingStatuses.filter((status) =>
    entries.length === 0 ? status === 'open' || status === 'cannot-enter' : true,
  );
  const key = entries.length === 0 ? fc.constant('') : fc.constantFrom(...entries);
  const closure: fc.Arbitrary<ClosureFacts> = fc.record({
    entry: hash,
    code: fc.constantFrom('F401', 'F502'),
    outcome: fc.constantFrom(...closureOutcomes),
    reason: text,
    workspace,
    person: fc.option(named),
    at: time,
  });
  const refusal = fc.record({
    reason: fc.constantFrom(...cannotEnterReasons),
    note: text,
    workspace,
    person: fc.option(named),
    at: time,
  });
  return fc
    .record({
      workspace,
      n: fc.integer({ min: 0, max: 99 }),
      seen: fc.dictionary(fc.uuid(), count, { maxKeys: 2, noNullPrototype: true }),
      status: fc.constantFrom(...statuses),
      form: fc.option(fc.constantFrom('first', 'second')),
      region: text,
      entry: key,
      first: key,
      refusal,
      closures: fc.array(closure, { maxLength: 2 }),
    })
    .map((said) => {
      const standing = {
        ...said,
        entry: said.status === 'open' || said.status === 'cannot-enter' ? null : said.entry,
        first: said.status === 'differing' ? said.first : null,
        refusal: said.status === 'cannot-enter' ? said.refusal : null,
      };
      return { key: standingKey(page, standing), ...standing };
    });
}

function copyOf(forms: readonly Form[]): fc.Arbitrary<CopyFacts> {
  return fc
    .record({
      sha256: hash,
      page: fc.integer({ min: 1, max: 3 }),
      pages: fc.integer({ min: 3, max: 9 }),
      bytes: fc.integer({ min: 1, max: 9_999_999 }),
      mediaType: fc.constantFrom('image/jpeg', 'application/pdf'),
      extension: fc.constantFrom('jpg', 'pdf', ''),
    })
    .chain((picture) =>
      fc.uniqueArray(entryOf(picture, forms), { maxLength: 3, selector: ({ key }) => key }).chain((entries) =>
        fc.record({
          picture: fc.constant(picture),
          region: text,
          takenAt: time,
          sources: fc.array(fc.record({ name: text, at: time }), { maxLength: 2 }),
          ink: fc.option(
            fc.record({
              form: fc.constantFrom('first', 'second'),
              formVersion: fc.integer({ min: 1, max: 9 }),
              page: fc.integer({ min: 1, max: 2 }),
              print: fc.base64String({ minLength: 4, maxLength: 24 }),
            }),
          ),
          entries: fc.constant(entries),
          standings: fc.uniqueArray(
            standingOf(
              picture,
              entries.map(({ key }) => key),
            ),
            {
              maxLength: 2,
              selector: ({ key }) => key,
            },
          ),
        }),
      ),
    );
}

const said = fc.record({ n: count, workspace, person: text, at: time });
const pictureName = fc.record({ sha256: hash, page: fc.integer({ min: 1, max: 3 }) });
const joining = fc
  .tuple(said, pictureName, pictureName, fc.option(fc.boolean()))
  .map(([who, one, other, joined]) => ({ one, other, joined, ...who }));
const target = fc.oneof(
  pictureName.map((picture) => ({ picture })),
  fc.record({ election: fc.constant('e'), region: text, station: count }).map((station) => ({ station })),
);
const linking = fc
  .tuple(said, pictureName, target, fc.constantFrom(...documentKinds), fc.boolean())
  .map(([who, document, to, kind, linked]) => ({ document, to, kind, linked, ...who }));

/** Facts of a workspace with these forms. */
export function anyFacts(forms: readonly Form[], copies = 4): fc.Arbitrary<Facts> {
  return fc.record({
    origin: fc.record({ workspace, name: text }),
    forms: fc.constant(forms.map(formFile)),
    copies: fc.uniqueArray(copyOf(forms), {
      maxLength: copies,
      selector: ({ picture }) => `${picture.sha256}/${picture.page}`,
    }),
    joinings: fc.array(joining, { maxLength: 2 }),
    linkings: fc.array(linking, { maxLength: 2 }),
  });
}
