import { amongForm, type EnteredFigure, figuresOf } from '../../shared/forms/among.ts';
import type { Form } from '../../shared/forms/form.ts';
import { type AmongForm, type ProtocolAmong, stationKey } from '../../shared/protocol/rules/among.ts';
import { type BetweenRow, rowsBetween } from '../store/between.ts';
import type { Reader } from '../store/connection.ts';
import { fold } from '../store/fold.ts';
import { type Copies, copiesIn } from './copies.ts';
import type { FormBook } from './form-book.ts';
import { keptForm } from './kept-form.ts';

/** A protocol with the form that it is on. */
export interface OnForm {
  form: Form;
  among: ProtocolAmong;
}

/**
 * The protocols of a workspace as they are looked at beside each other, by scan: confirmed ones, and pictures whose station is known.
 * One whose form is nowhere any more is left out. Throws `workspace-damaged` when a kept form does not check.
 */
export function protocolsAmong(db: Reader, book: FormBook, copies: Copies = copiesIn(db)): OnForm[] {
  const known = formsOf(db, book);
  const regions = new Map<string, string>();
  return rowsBetween(db).flatMap((row) => {
    const on = known(row);
    if (!on) return [];
    const [copy = row.scan] = copies.of(row.scan);
    return [{ form: on.form, among: protocolOf(row, on.among, foldedOnce(regions, row.region), copy) }];
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
