import type { FindingsBetween } from '../../shared/api/outputs.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { amongForm, type EnteredFigure, figuresOf } from '../../shared/forms/among.ts';
import { parseForm } from '../../shared/forms/check.ts';
import { worded } from '../../shared/forms/checks.ts';
import type { Form } from '../../shared/forms/form.ts';
import { checkBetween } from '../../shared/protocol/check-between.ts';
import { type AmongForm, type ProtocolAmong, stationKey } from '../../shared/protocol/rules/among.ts';
import { type BetweenRow, rowsBetween } from '../store/between.ts';
import type { Reader } from '../store/connection.ts';
import { fold } from '../store/fold.ts';
import { formText } from '../store/forms.ts';
import { copiesIn } from './copies.ts';
import type { FormBook } from './form-book.ts';

/**
 * What rules between protocols find, by scan: of one scan all results, of the whole workspace those that are flagged, worded in
 * English. Confirmed protocols take part, and pictures whose station is known. Nothing is stored: what is found changes with every protocol.
 */
export function findingsBetween(db: Reader, forms: FormBook, scan?: number): FindingsBetween[] {
  const known = formsOf(db, forms);
  const copies = copiesIn(db);
  const rows = rowsBetween(db).flatMap((row) => {
    const on = known(row);
    return on ? [{ row, ...on }] : [];
  });
  const regions = new Map<string, string>();
  const protocols = rows.map(({ row, among }) =>
    protocolOf(row, among, foldedOnce(regions, row.region), copies.of(row.scan)[0] ?? row.scan),
  );
  const results = checkBetween(protocols, scan === undefined ? undefined : new Set([scan]));
  return rows.flatMap(({ row, form }) => {
    const all = results.get(row.scan) ?? [];
    const said = scan === undefined ? all.filter(({ ok }) => ok === false) : all;
    const findings = said.map((result) => ({ ...worded(form, result, 'en'), others: result.others }));
    return findings.length > 0 ? [{ scan: row.scan, findings }] : [];
  });
}

interface KnownForm {
  form: Form;
  among: AmongForm;
}

/** Answers a row's form: the very content that it was confirmed under, else today's; undefined where the book has it no more. */
function formsOf(db: Reader, book: FormBook): (row: BetweenRow) => KnownForm | undefined {
  const known = new Map<string, KnownForm>();
  return ({ form: id, formSha256 }) => {
    const sha256 = formSha256 ?? book.get(id)?.sha256;
    if (sha256 === undefined) return undefined;
    const already = known.get(sha256);
    if (already) return already;
    const booked = [...book.values()].find((each) => each.sha256 === sha256);
    const form = booked?.form ?? keptForm(db, sha256);
    const found = { form, among: amongForm(form) };
    known.set(sha256, found);
    return found;
  };
}

function keptForm(db: Reader, sha256: string): Form {
  const checked = parseForm(formText(db, sha256) ?? '');
  if (!checked.ok) throw new HattamaError('workspace-damaged', `The kept form ${sha256} cannot be read`);
  return checked.form;
}

/** A region as it is compared; there are few, and folding takes its time. */
function foldedOnce(known: Map<string, string>, region: string): string {
  const already = known.get(region);
  if (already !== undefined) return already;
  const folded = fold(region).trim().replace(/\s+/g, ' ');
  known.set(region, folded);
  return folded;
}

function protocolOf(row: BetweenRow, form: AmongForm, region: string, copy: number): ProtocolAmong {
  const { scan, station, figures, ink, score } = row;
  return {
    scan,
    copy,
    form,
    region,
    place: row.region,
    station,
    key: stationKey(form.election, region, station),
    figures: figures === null ? null : figuresOf(form, JSON.parse(figures) as Record<string, EnteredFigure>),
    ink:
      ink === null
        ? null
        : {
            on: `${row.readForm} ${row.readFormVersion} ${row.readPage}`,
            print: new Uint8Array(Buffer.from(ink, 'base64')),
          },
    page:
      row.readStatus === null
        ? null
        : { read: row.readStatus === 'read', form: row.readForm, page: row.readPage, score: score ?? 0 },
  };
}
