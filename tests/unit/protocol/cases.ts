import type { Figures } from './sample.ts';

const separate = { has_spoiled: 'separate' } as const;
const apart = { absentee_in_register: false };
const against = { has_against_all: true };
const total = { has_valid_total: true };

/** By code: figures that pass and figures that are flagged, the boundary first. */
export const cases: Record<string, { fine: Figures[]; flagged: Figures[] }> = {
  F201: {
    fine: [{ T: 2000, R: 2000 }, {}, { T: 2010, R: 2000, A: 10, settings: apart }],
    flagged: [
      { T: 2001, R: 2000 },
      { T: 2011, R: 2000, A: 10, settings: apart },
    ],
  },
  W201: {
    fine: [
      { T: 2000, R: 2000, A: 10, settings: apart },
      { T: 2011, R: 2000, A: 10, settings: apart },
    ],
    flagged: [
      { T: 2001, R: 2000, A: 10, settings: apart },
      { T: 2010, R: 2000, A: 10, settings: apart },
    ],
  },
  F202: {
    fine: [
      { G: 2000, R: 2000 },
      { G: 2010, R: 2000, A: 10, settings: apart },
    ],
    flagged: [
      { G: 2001, R: 2000 },
      { G: 2011, R: 2000, A: 10, settings: apart },
    ],
  },
  F203: {
    fine: [
      { T: 1021, G: 1021 },
      { T: 1020, G: 1021 },
    ],
    flagged: [{ T: 1022, G: 1021 }],
  },
  // max(3, ⌈0.5 % of G⌉): 3 up to 600, then 4 (601..800), 6 at 1021.
  W203: {
    fine: [
      { G: 600, T: 598 },
      { G: 601, T: 598 },
      { G: 1021, T: 1016 },
    ],
    flagged: [
      { G: 600, T: 597 },
      { G: 601, T: 597 },
      { G: 1021, T: 1015 },
    ],
  },
  F204: { fine: [{ O: 1021 }], flagged: [{ O: 1022 }] },
  F205: { fine: [{ A: 1021 }], flagged: [{ A: 1022 }] },
  W206: { fine: [{ O: 1000, A: 21 }], flagged: [{ O: 1000, A: 22 }] },
  F207: {
    fine: [
      { R: 1, T: 5 },
      { R: 0, T: 0 },
    ],
    flagged: [{ R: 0, T: 1 }],
  },
  W207: { fine: [{ R: 1, T: 1 }], flagged: [{ R: 0, T: 0 }, { T: 0 }, { R: 0 }] },
  // ⌈95 % of 101⌉ = 96.
  W208: {
    fine: [
      { R: 2000, T: 1899 },
      { R: 101, T: 95 },
      { R: 99, T: 99 },
    ],
    flagged: [
      { R: 2000, T: 1900 },
      { R: 101, T: 96 },
      { R: 100, T: 95 },
    ],
  },
  W209: {
    fine: [
      { R: 50, T: 49 },
      { R: 49, T: 49 },
    ],
    flagged: [{ R: 50, T: 50 }],
  },
  // max(20, ⌈10 % of T⌉).
  W210: {
    fine: [
      { O: 19, T: 100 },
      { O: 102, T: 1021 },
    ],
    flagged: [
      { O: 20, T: 100 },
      { O: 103, T: 1021 },
    ],
  },
  // max(15, ⌈5 % of T⌉).
  W211: {
    fine: [
      { A: 14, T: 100 },
      { A: 51, T: 1021 },
    ],
    flagged: [
      { A: 15, T: 100 },
      { A: 52, T: 1021 },
    ],
  },
  F214: {
    fine: [{ h: { '12:00': 300, '17:00': 300 } }, { h: { '12:00': 300, '17:00': 1021 } }],
    flagged: [{ h: { '12:00': 300, '17:00': 299 } }, { h: { '12:00': 300, '17:00': 1022 } }],
  },
  // Two a minute over five hours are 600.
  W214: { fine: [{ h: { '12:00': 100, '17:00': 700 } }], flagged: [{ h: { '12:00': 100, '17:00': 701 } }] },
  F301: {
    fine: [
      { B: 2010, G: 1021, U: 989 },
      { B: 2010, G: 1021, U: 980, S: 9, settings: separate },
      { U: 989, S: 9, settings: { has_spoiled: 'inside_unused' } },
    ],
    flagged: [
      { B: 2011, G: 1021, U: 989 },
      { B: 2009, G: 1021, U: 989 },
      { B: 2010, G: 1021, U: 989, S: 9, settings: separate },
    ],
  },
  F302: {
    fine: [{ B: 1021, G: 1021, U: 0 }],
    flagged: [
      { B: 1020, G: 1021, U: 0 },
      { B: 988, G: 0, U: 989 },
      { B: 8, G: 0, U: 0, S: 9, settings: separate },
    ],
  },
  F305: {
    fine: [
      { T: 1021, B: 2010, U: 989 },
      { T: 1012, B: 2010, U: 989, S: 9, settings: separate },
    ],
    flagged: [
      { T: 1022, B: 2010, U: 989 },
      { T: 1013, B: 2010, U: 989, S: 9, settings: separate },
    ],
  },
  W306: { fine: [{ B: 2000, R: 2000 }], flagged: [{ B: 1999, R: 2000 }] },
  W307: {
    fine: [
      { B: 2060, R: 2000, settings: { ballot_reserve_pct: 3 } },
      { B: 205, R: 201, settings: { ballot_reserve_pct: 2.1 } },
    ],
    flagged: [
      { B: 2061, R: 2000, settings: { ballot_reserve_pct: 3 } },
      { B: 206, R: 201, settings: { ballot_reserve_pct: 2.1 } },
    ],
  },
  W308: {
    fine: [
      { U: 0, B: 99 },
      { U: 1, B: 100 },
    ],
    flagged: [{ U: 0, B: 100 }],
  },
  W309: {
    fine: [
      { S: 9, G: 100, settings: separate },
      { S: 10, G: 1001, settings: separate },
    ],
    flagged: [
      { S: 10, G: 1000, settings: separate },
      { S: 11, G: 1001, settings: separate },
    ],
  },
  F401: {
    fine: [
      { V: [503, 402, 107], I: 9, T: 1021 },
      { V: [503, 402, 100], X: 7, I: 9, settings: against },
    ],
    flagged: [
      { V: [503, 402, 108] },
      { V: [503, 402, 106] },
      { V: [503, 402, 107], X: 7, settings: against },
    ],
  },
  F402: { fine: [{ V: [1012, 0], I: 9, G: 1021 }], flagged: [{ V: [1013, 0], I: 9, G: 1021 }] },
  F403: {
    fine: [{ V: [1012, 0], I: 9, B: 2010, U: 989, G: 5000 }],
    flagged: [
      { V: [1013, 0], I: 9, B: 2010, U: 989, G: 5000 },
      { V: [1012, 0], I: 9, B: 2010, U: 980, S: 10, G: 5000, settings: separate },
    ],
  },
  F404: { fine: [{ V: [1012, 0], T: 1021, I: 9 }], flagged: [{ V: [1013, 0], T: 1021, I: 9 }] },
  F405: {
    fine: [{ P: 1012, settings: total }],
    flagged: [
      { P: 1011, settings: total },
      { P: 1013, settings: total },
    ],
  },
  F406: {
    fine: [{ P: 1012, I: 9, T: 1021, settings: total }],
    flagged: [{ P: 1012, I: 10, T: 1021, settings: total }],
  },
  // ⌈3 % of 1021⌉ = 31; from 5.
  W401: {
    fine: [
      { I: 30, T: 1021 },
      { I: 4, T: 100 },
    ],
    flagged: [
      { I: 31, T: 1021 },
      { I: 5, T: 100 },
      { I: 5, T: 0 },
    ],
  },
  // ⌈5 % of 1021⌉ = 52; from 10.
  W402: {
    fine: [
      { I: 51, T: 1021 },
      { I: 9, T: 100 },
    ],
    flagged: [
      { I: 52, T: 1021 },
      { I: 10, T: 200 },
    ],
  },
  W403: {
    fine: [
      { I: 0, T: 499 },
      { I: 1, T: 500 },
    ],
    flagged: [{ I: 0, T: 500 }],
  },
  // ⌈95 % of 101⌉ = 96.
  W404: { fine: [{ V: [95, 6] }, { V: [99, 0] }], flagged: [{ V: [96, 5] }, { V: [95, 5] }] },
  W407: {
    fine: [
      { T: 1000, V: [501, 1] },
      { T: 1001, V: [500, 1] },
      { T: 0, V: [0, 0] },
    ],
    flagged: [{ T: 1000, V: [500, 1] }],
  },
};
