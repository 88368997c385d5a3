import type { ProtocolAmong } from '../../../shared/protocol/rules/among.ts';
import { inkWithout, stated } from './among-sample.ts';

type All = readonly ProtocolAmong[];

/** Five other stations of the region, in which candidate 1 has some of 1000 votes each. */
const region = (first: number, name = 'almaty') =>
  [11, 12, 13, 14, 15].map((scan) => stated(scan, { region: name, V: [first, 1000 - first, 0, 0, 0, 0] }));
const zero = { V: [0, 60, 40, 0, 0, 0] };
const twoPages = { pages: 2 };

/** By code: workspaces in which the first protocol passes, is flagged, or cannot be judged; the boundary first. */
export const betweenCases: Record<string, { fine: All[]; flagged: All[]; open: All[] }> = {
  F106: {
    fine: [
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(1) })],
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(), station: 1 })],
    ],
    flagged: [
      [stated(1, { ink: inkWithout(5) }), stated(2, { ink: inkWithout(5) })],
      [stated(1, { ink: inkWithout(5) }), stated(2, { ink: inkWithout(5), station: 1, region: 'shymkent' })],
    ],
    open: [
      [stated(1), stated(2, { ink: inkWithout() })],
      [stated(1, { ink: inkWithout(), station: null }), stated(2, { ink: inkWithout() })],
    ],
  },
  // Of 320 places all are inked in one print, 172 in the other: 2 · 172 / 492 = 0.699; with 173 it is 0.702.
  W105: {
    fine: [
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(...first(148)) })],
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(1), station: 1 })],
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(1), station: null })],
    ],
    flagged: [
      [stated(1, { ink: inkWithout() }), stated(2, { ink: inkWithout(...first(147)) })],
      [
        stated(1, { ink: inkWithout(), confirmed: false }),
        stated(2, { ink: inkWithout(7), confirmed: false }),
      ],
    ],
    open: [[stated(1), stated(2, { ink: inkWithout() })]],
  },
  W106: {
    fine: [
      [stated(1, { page: { score: 0.8 } })],
      [stated(1, { form: twoPages }), stated(2, { form: twoPages, station: 1, page: { page: 2 } })],
      [stated(1, { page: { score: 0.72 }, form: { settings: { off: [], tolerance: { W106: 72 } } } })],
    ],
    flagged: [
      [stated(1, { page: { score: 0.799 } })],
      [stated(1, { page: { read: false, form: null, page: null, score: 0.3 } })],
      [stated(1, { page: { form: 'sister' } })],
      [stated(1, { form: twoPages }), stated(2, { form: twoPages, page: { page: 2 } })],
    ],
    open: [[stated(1, { page: null })]],
  },
  W405: {
    fine: [
      [stated(1, zero), ...region(49)],
      [stated(1, { V: [0, 60, 39, 0, 0, 0] }), ...region(50)],
      [stated(1, { V: [1, 60, 39, 0, 0, 0] }), ...region(50)],
      [stated(1, { ...zero, form: { settings: { off: [], tolerance: { W405: 6 } } } }), ...region(50)],
    ],
    flagged: [
      [stated(1, zero), ...region(50)],
      // Its own second copy is no other station.
      [stated(1, zero), stated(2, { ...zero, station: 1 }), ...region(50)],
    ],
    open: [
      [stated(1, zero), ...region(50).slice(1)],
      [stated(1, zero), ...region(50, 'shymkent')],
      [stated(1, { V: [0, 60, null, 40, 0, 0] }), ...region(50)],
    ],
  },
  W406: {
    fine: [
      [stated(1), stated(2)],
      [stated(1, same({ I: 8 })), stated(2, same())],
      // Votes alone are too few rows, and nobody's votes are nothing to copy.
      [stated(1, same({ V: [1, 2, 3, 4, 0, 0] })), stated(2, same({ V: [1, 2, 3, 4, 0, 0], T: 77 }))],
      [stated(1, same({ V: [0, 0, 0, 0, 0, 0] })), stated(2, same({ V: [0, 0, 0, 0, 0, 0] }))],
      [stated(1, same()), stated(2, { ...same(), station: 1 })],
    ],
    flagged: [
      [stated(1, same()), stated(2, same())],
      [stated(1, same({ V: [1, 2, 3, 4, 5, 0] })), stated(2, { V: [1, 2, 3, 4, 5, 0] })],
      [stated(1, same({ I: null, V: [1, 2, 3, 4, 5, 0] })), stated(2, { V: [1, 2, 3, 4, 5, 0] })],
      [stated(1, same()), stated(2, { ...same(), station: 1, region: 'shymkent' })],
    ],
    open: [
      [stated(1, { V: [null] }), stated(2)],
      [stated(1, { ...same(), station: null }), stated(2, same())],
    ],
  },
  F502: {
    fine: [[stated(1, same()), stated(2, { ...same(), station: 1 })]],
    flagged: [
      [stated(1, same()), stated(2, { ...same({ I: 8 }), station: 1 })],
      [stated(1, same()), stated(2, { ...same({ I: 'blank' }), station: 1 })],
      [stated(1, same({ T: null })), stated(2, { ...same({ I: 8 }), station: 1 })],
    ],
    open: [[stated(1, same()), stated(2, { ...same({ I: null }), station: 1 })]],
  },
  F503: {
    fine: [[stated(1, same()), stated(2, { ...same(), station: 1, copy: 1 })]],
    flagged: [
      [stated(1, same()), stated(2, { ...same({ I: 8 }), station: 1, copy: 1 })],
      [stated(2, { ...same({ I: 8 }), station: 1, copy: 1 }), stated(1, same())],
      [stated(1, same()), stated(2, { ...same(), copy: 1 })],
      [stated(1, same()), stated(2, { ...same(), station: 1, region: 'shymkent', copy: 1 })],
    ],
    open: [
      [stated(1, same()), stated(2, { ...same({ I: null }), station: 1, copy: 1 })],
      [stated(1, same({ T: null })), stated(2, { ...same(), station: null, copy: 1 })],
    ],
  },
};

function same(changes: Parameters<typeof stated>[1] = {}) {
  return { R: 500, T: 400, I: 9, V: [300, 91, 0, 0, 0, 0], ...changes };
}

function first(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
