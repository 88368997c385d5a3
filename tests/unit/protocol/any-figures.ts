import fc from 'fast-check';

/** A number that a field may hold. */
export const anyNumber = fc.integer({ min: 0, max: 99_999 });
/** Any figures at all, under any settings. */
export const anyFigures = fc.record({
  R: anyNumber,
  B: anyNumber,
  G: anyNumber,
  U: anyNumber,
  S: anyNumber,
  T: anyNumber,
  O: anyNumber,
  A: anyNumber,
  I: anyNumber,
  X: anyNumber,
  P: anyNumber,
  V: fc.array(anyNumber, { minLength: 1, maxLength: 7 }),
  h: fc.constant({ '12:00': 100, '17:00': 200 }),
  settings: fc.record({
    has_spoiled: fc.constantFrom('none' as const, 'separate' as const, 'inside_unused' as const),
    absentee_in_register: fc.boolean(),
    has_against_all: fc.boolean(),
    has_valid_total: fc.boolean(),
    ballot_reserve_pct: fc.constantFrom(null, 1, 2.5),
  }),
});
