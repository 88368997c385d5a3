import { describe, expect, test } from 'vitest';
import { daylight, filterOf } from '../../../../renderer/components/ui/light.ts';
import { asLaid, lit, panned, stepped, zoomed } from '../../../../renderer/features/review/useLook.ts';

describe('a view of the picture', () => {
  test('zoom stays between half and eight times', () => {
    expect(zoomed(asLaid, 100).zoom).toBe(8);
    expect(zoomed(asLaid, 0.01).zoom).toBe(0.5);
  });

  test('a step moves the same way on the screen however the picture is turned', () => {
    expect(stepped(asLaid, 1, 0, 0).pan).toEqual([0.15, 0]);
    const [x, y] = stepped(asLaid, 1, 0, 90).pan;
    expect(x).toBeCloseTo(0);
    expect(y).toBeCloseTo(-0.15);
  });

  test('enlarged, a step moves less of the paper', () => {
    expect(stepped({ zoom: 3, pan: [0, 0] }, 0, -1, 0).pan[1]).toBeCloseTo(-0.05);
  });

  test('there and back again is where it was', () => {
    const [x, y] = panned(panned(asLaid, 0.3, 0.2, 17), -0.3, -0.2, 17).pan;
    expect(x).toBeCloseTo(0);
    expect(y).toBeCloseTo(0);
  });
});

describe('light', () => {
  test('as many steps back as forth leave the picture without a filter', () => {
    const steps = [1.2, 1.2, 1.2, 1 / 1.2, 1 / 1.2, 1 / 1.2];
    const light = steps.reduce((before, step) => lit(before, 'brightness', step), daylight);
    expect(filterOf(light, 'ink')).toBe('');
  });

  test('stops where nothing could be seen any more', () => {
    const dark = Array.from({ length: 30 }).reduce(
      (light: typeof daylight) => lit(light, 'contrast', 0.8),
      daylight,
    );
    expect(dark.contrast).toBe(0.4);
  });

  test('ink comes first, the light works on what it leaves', () => {
    expect(filterOf({ brightness: 0.8, contrast: 1.2, ink: true }, 'r1')).toBe(
      'url("#r1") brightness(0.8) contrast(1.2)',
    );
  });
});
