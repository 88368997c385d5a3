import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProtocol, liveRules, protocolRules } from '../../../shared/protocol/check-protocol.ts';
import { anyFigures as figures, anyNumber as number } from './any-figures.ts';
import { type Figures, ok, protocol, result } from './sample.ts';

const letters = ['R', 'B', 'G', 'U', 'T', 'O', 'A', 'I'] as const;
describe('which results there are', () => {
  test('live are F201-F205, F301-F305, F401-F404', () =>
    expect([...liveRules]).toEqual([
      'F201',
      'F202',
      'F203',
      'F204',
      'F205',
      'F301',
      'F302',
      'F305',
      'F401',
      'F402',
      'F403',
      'F404',
    ]));

  test('codes are unique', () =>
    expect(new Set(protocolRules.map((rule) => rule.code)).size).toBe(protocolRules.length));

  test('a form without issued and unused ballots has no rule about them', () => {
    const codes = checkProtocol(protocol({ G: undefined, U: undefined, O: undefined, A: undefined })).map(
      (found) => found.code,
    );
    expect(codes).toEqual([
      'F107',
      'F201',
      'F207',
      'W207',
      'W208',
      'W209',
      'W306',
      'F401',
      'F404',
      'W401',
      'W402',
      'W403',
      'W404',
      'W407',
    ]);
  });

  test('a rule that the form switches off', () =>
    expect(ok('F401', { T: 1, settings: { off: ['F401'] } })).toBeUndefined());

  test('errors and warnings are told apart by the letter', () => {
    expect(result('F401')).toMatchObject({ severity: 'error' });
    expect(result('W404')).toMatchObject({ severity: 'warning' });
  });
});

describe('what a flagged rule hides', () => {
  const settings = { has_valid_total: true };
  test.each<[string, Figures, string[]]>([
    ['F107', { V: [0, 0], P: 5, settings }, ['F401', 'F405', 'F406']],
    ['F207', { R: 0 }, ['F201', 'F202']],
    ['F302', { B: 500, U: 989, T: 1021 }, ['F305']],
    ['F402', { V: [9000], G: 1021 }, ['F403']],
  ])('%s on %j', (code, figures, hidden) => {
    expect(ok(code, figures)).toBe(false);
    for (const other of hidden) expect(ok(other, figures)).toBeUndefined();
  });

  test('nothing while it is not flagged', () => {
    for (const code of ['F401', 'F405', 'F406', 'F201', 'F202', 'F305', 'F403'])
      expect(ok(code, { P: 1012, settings })).toBe(true);
  });
});

describe('what a result says', () => {
  test('an identity: formula, numbers, difference, fields', () =>
    expect(result('F301', { B: 212, G: 185, U: 26 })).toEqual({
      code: 'F301',
      severity: 'error',
      ok: false,
      fields: ['received', 'issued', 'unused'],
      params: { B: 212, G: 185, K: 26, d: 1 },
      formula: '212 ≠ 185 + 26',
      difference: 1,
    }));

  test('spoiled ballots stand in the formula by themselves', () =>
    expect(result('F305', { T: 1030, S: 9, settings: { has_spoiled: 'separate' } })).toMatchObject({
      formula: '1030 > 2010 − 989 − 9',
      difference: 18,
    }));

  test('the sign is true of the numbers', () => {
    expect(result('F301')?.formula).toBe('2010 = 1021 + 989');
    expect(result('F201')?.formula).toBe('1021 ≤ 2000');
    expect(result('W306')?.formula).toBe('2010 ≥ 2000');
  });

  test('votes are one number, invalid ballots another', () =>
    expect(result('F401', { T: 1020 })).toMatchObject({
      formula: '1012 + 9 ≠ 1020',
      params: { D: 1021, T: 1020, d: 1 },
    }));

  test('only candidates with too many votes are looked at', () =>
    expect(result('F404', { V: [1013, 5, 1014] })).toMatchObject({
      fields: ['votes_c1', 'votes_c3'],
      params: { M: 1014 },
    }));

  test('a percentage never reaches a limit that the votes do not', () =>
    expect(result('W401', { I: 39, T: 1000 })?.params).toMatchObject({ p: 3.9 }));

  test('turnout falls after the last reading', () =>
    expect(result('F214', { h: { '12:00': 300, '17:00': 1022 } })).toMatchObject({
      fields: ['h17', 'voted'],
      params: { t1: '17:00', a: 1022, b: 1021 },
    }));

  test('votes a minute', () =>
    expect(result('W214', { h: { '12:00': 0, '12:10': 25 } })?.params).toMatchObject({
      x: 2.5,
      t1: '12:00',
      t2: '12:10',
    }));
});

describe('tolerances', () => {
  test('of an identity, both ways', () => {
    const settings = { tolerance: { F401: 2 } };
    expect([1019, 1023].map((T) => ok('F401', { T, settings }))).toEqual([true, true]);
    expect([1018, 1024].map((T) => ok('F401', { T, settings }))).toEqual([false, false]);
  });
  test('of a part above its whole', () =>
    expect([1023, 1024].map((O) => ok('F204', { O, settings: { tolerance: { F204: 2 } } }))).toEqual([
      true,
      false,
    ]));
  test('a warning that has a limit of its own takes the form’s', () => {
    expect([799, 800].map((T) => ok('W208', { R: 1000, T, settings: { tolerance: { W208: 80 } } }))).toEqual([
      true,
      false,
    ]);
    // 2.3 % of 1000 are 23 exactly: no rounding error may make them 24.
    expect([22, 23].map((I) => ok('W401', { I, T: 1000, settings: { tolerance: { W401: 2.3 } } }))).toEqual([
      true,
      false,
    ]);
  });
});

describe('properties', () => {
  test('a missing input is never OK, and gives no numbers', () => {
    fc.assert(
      fc.property(figures, fc.subarray([...letters], { minLength: 1 }), (some, lost) => {
        const known = protocol(some);
        const holes = protocol({ ...some, ...Object.fromEntries(lost.map((letter) => [letter, null])) });
        const before = new Map(protocolRules.map((rule) => [rule.code, rule.check(known)]));
        for (const rule of protocolRules) {
          const now = rule.check(holes);
          const full = before.get(rule.code);
          // A rule either did not look at what was lost and says the same, or it says "missing" - F107 alone may still be sure.
          if (now?.ok === null) expect(now).toMatchObject({ formula: '', difference: null, params: {} });
          else if (rule.code !== 'F107') expect(now).toEqual(full);
          else expect(now?.ok).toBe(full?.ok);
        }
      }),
    );
  });

  test('identities are flagged exactly when the sums differ', () => {
    fc.assert(
      fc.property(number, number, fc.integer({ min: -3, max: 3 }), (G, U, slip) => {
        const B = G + U + slip;
        fc.pre(B >= 0);
        expect(ok('F301', { B, G, U })).toBe(slip === 0);
        expect(result('F301', { B, G, U })?.difference).toBe(slip);
      }),
    );
  });

  test('the order of candidates changes no verdict', () => {
    fc.assert(
      fc.property(figures, (some) => {
        const verdicts = (V: number[]) =>
          checkProtocol(protocol({ ...some, V })).map((found) => [found.code, found.ok]);
        expect(verdicts([...some.V].reverse())).toEqual(verdicts(some.V));
      }),
    );
  });

  test('flagged results name fields of the protocol, each once', () => {
    fc.assert(
      fc.property(figures, (some) => {
        for (const found of checkProtocol(protocol(some))) {
          expect(found.fields.length).toBeGreaterThan(0);
          expect(new Set(found.fields).size).toBe(found.fields.length);
        }
      }),
    );
  });
});
