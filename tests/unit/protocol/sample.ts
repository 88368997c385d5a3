import { checkProtocol } from '../../../shared/protocol/check-protocol.ts';
import type {
  Amount,
  Mark,
  ProtocolInput,
  Row,
  RuleSettings,
  SingleQuantity,
} from '../../../shared/protocol/rules/input.ts';
import type { RuleResult } from '../../../shared/protocol/rules.ts';

/** Quantities by letter as in rules.md; `V` by candidate, `h` hourly turnout. Left out: the sample's own; undefined: the form lacks it. */
export interface Figures {
  R?: number | null | undefined;
  B?: number | null | undefined;
  G?: number | null | undefined;
  U?: number | null | undefined;
  S?: number | null | undefined;
  T?: number | null | undefined;
  O?: number | null | undefined;
  A?: number | null | undefined;
  I?: number | null | undefined;
  X?: number | null | undefined;
  P?: number | null | undefined;
  V?: (number | null | 'blank')[];
  h?: Record<string, number | null>;
  settings?: Partial<RuleSettings>;
  rows?: Row[];
  marks?: Mark[];
}

const quantities = {
  R: 'registered',
  B: 'received',
  G: 'issued',
  U: 'unused',
  S: 'spoiled',
  T: 'voted',
  O: 'voted_outside',
  A: 'voted_absentee',
  I: 'invalid',
  X: 'against_all',
  P: 'valid_total',
} as const satisfies Record<string, SingleQuantity>;

/** Two thousand voters, half of whom came; everything adds up and nothing is unusual. */
const sound: Figures = { R: 2000, B: 2010, G: 1021, U: 989, T: 1021, O: 12, A: 3, I: 9, V: [503, 402, 107] };

const settings: RuleSettings = {
  has_spoiled: 'none',
  absentee_in_register: true,
  has_against_all: false,
  has_words: false,
  has_valid_total: false,
  ballot_reserve_pct: null,
  off: [],
  tolerance: {},
};

/** A protocol that adds up, with some figures changed. */
export function protocol(changes: Figures = {}): ProtocolInput {
  const figures = { ...sound, ...changes };
  const amounts: Partial<Record<SingleQuantity, Amount>> = {};
  for (const [letter, quantity] of Object.entries(quantities)) {
    const value = figures[letter as keyof typeof quantities];
    if (value !== undefined) amounts[quantity] = { value, blank: false, fields: [quantity] };
  }
  const votes = (figures.V ?? []).map((value, index) => ({
    candidate: `c${index + 1}`,
    value: value === 'blank' ? null : value,
    blank: value === 'blank',
    fields: [`votes_c${index + 1}`],
  }));
  const turnout = Object.entries(figures.h ?? {}).map(([time, value]) => ({
    time,
    value,
    blank: false,
    fields: [`h${time.slice(0, 2)}`],
  }));
  return {
    settings: { ...settings, ...figures.settings },
    amounts,
    votes,
    turnout,
    rows: figures.rows ?? [],
    marks: figures.marks ?? [],
  };
}

/** A rule's result on such a protocol; undefined where it does not apply or is hidden. */
export function result(code: string, changes: Figures = {}): RuleResult | undefined {
  return checkProtocol(protocol(changes)).find((found) => found.code === code);
}

/** True: fine, false: flagged, null: an input is missing, undefined: the rule is not among the results. */
export function ok(code: string, changes: Figures = {}): boolean | null | undefined {
  return result(code, changes)?.ok;
}
