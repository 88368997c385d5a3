import { describe, expect, test } from 'vitest';
import { boxOf, fieldUnder, isClick, strokeAt } from '../../../../renderer/features/designer/drawing/pen.ts';
import type { Box } from '../../../../shared/forms/form.ts';

const box: Box = [20, 30, 40, 10];

describe('the pen', () => {
  test('draws where nothing is, whichever way it goes', () => {
    const stroke = strokeAt([100, 100], box, undefined);
    expect(stroke).toEqual({ kind: 'draw', from: [100, 100] });
    expect(boxOf(stroke, [80, 90])).toEqual([80, 90, 20, 10]);
  });

  test('moves the field that it comes down in', () => {
    expect(boxOf(strokeAt([30, 35], undefined, box), [33, 34])).toEqual([23, 29, 40, 10]);
  });

  test('takes hold of a corner of the field in hand, over its border too', () => {
    const stroke = strokeAt([61, 41], box, undefined);
    expect(stroke).toEqual({ kind: 'size', fixed: [20, 30] });
    expect(boxOf(stroke, [70, 50])).toEqual([20, 30, 50, 20]);
    expect(boxOf(stroke, [10, 20])).toEqual([10, 20, 10, 10]);
  });

  test('that is not drawn along has clicked', () => {
    expect(isClick({ kind: 'draw', from: [10, 10] }, [10.5, 11])).toBe(true);
    expect(isClick({ kind: 'draw', from: [10, 10] }, [13, 10])).toBe(false);
  });

  test('means the smallest of the fields under it', () => {
    const within: Box = [22, 32, 5, 5];
    expect(fieldUnder([box, within], [24, 34])).toBe(1);
    expect(fieldUnder([within, box], [24, 34])).toBe(0);
    expect(fieldUnder([box, within], [50, 34])).toBe(0);
    expect(fieldUnder([box, within], [5, 5])).toBe(-1);
  });
});
