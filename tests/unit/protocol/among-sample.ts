import { checkBetween } from '../../../shared/protocol/check-between.ts';
import {
  type AmongForm,
  type BetweenResult,
  type Figure,
  type PageFound,
  type ProtocolAmong,
  stationKey,
} from '../../../shared/protocol/rules/among.ts';

/** A protocol by the letters of rules.md; `V` by candidate. Left out: the sample's own; null: not known. */
export interface Stated {
  R?: Figure;
  T?: Figure;
  I?: Figure;
  V?: readonly Figure[];
  station?: number | null;
  region?: string;
  /** Places that are inked, as bits of a print's bytes; null without a print. */
  ink?: readonly number[] | null;
  page?: Partial<PageFound> | null;
  confirmed?: boolean;
  /** The scan that leads its paper's pictures. */
  copy?: number;
  form?: Partial<AmongForm>;
}

const CANDIDATES = 6;
const keys = [
  'registered',
  'voted',
  'invalid',
  ...Array.from({ length: CANDIDATES }, (_, n) => `votes:c${n + 1}`),
];

/** A form of one page with three totals and six candidates; each row's field is called as its key. */
export const sampleForm: AmongForm = {
  id: 'form',
  election: 'election',
  pages: 1,
  identity: ['station'],
  rows: keys.map((key) => ({ key, fields: [key] })),
  at: new Map(keys.map((key, index) => [key, index])),
  votes: Array.from({ length: CANDIDATES }, (_, n) => 3 + n),
  settings: { off: [], tolerance: {} },
};

/** A print of 40 bytes, all of whose places are inked but those given. */
export const inkWithout = (...places: number[]): number[] => {
  const print = new Array<number>(40).fill(255);
  for (const place of places) print[place >> 3] = (print[place >> 3] ?? 0) & ~(1 << (place & 7));
  return print;
};

/** A confirmed protocol of station `scan`, unlike that of any other scan in figures and ink, with some things changed. */
export function stated(scan: number, changes: Stated = {}): ProtocolAmong {
  const { station = scan, region = 'almaty', ink = null, page = {}, confirmed = true } = changes;
  const form = changes.form ? { ...sampleForm, ...changes.form } : sampleForm;
  const { R = 2000 + scan, T = 1000 + scan, I = 9, V = [] } = changes;
  const votes = Array.from(
    { length: CANDIDATES },
    (_, n) => V[n] ?? (V[n] === null ? null : 100 + 7 * n + scan),
  );
  return {
    scan,
    copy: changes.copy ?? scan,
    form,
    region,
    place: region,
    station,
    key: stationKey(form.election, region, station),
    figures: confirmed ? [R, T, I, ...votes] : null,
    ink: ink && { on: 'form 1 1', print: Uint8Array.from(ink) },
    page: page && { read: true, form: form.id, page: 1, score: 0.95, ...page },
  };
}

/** A rule's result on the first of some protocols; undefined where it does not apply or is hidden. */
export function between(code: string, all: readonly ProtocolAmong[]): BetweenResult | undefined {
  return checkBetween(all)
    .get(all[0]?.scan ?? 0)
    ?.find((result) => result.code === code);
}
