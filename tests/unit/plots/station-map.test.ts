import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotPaths, layOutPlaces, scaleBar } from '../../../shared/plots/station-map.ts';
import { type Direction, towards } from '../../../shared/plots/towards.ts';

const almaty = { latitude: 43.238, longitude: 76.945 };
const astana = { latitude: 51.129, longitude: 71.43 };
const between = ([x1 = 0, y1 = 0]: readonly number[] = [], [x2 = 0, y2 = 0]: readonly number[] = []) =>
  Math.hypot(x1 - x2, y1 - y2);

test('distances are true to a percent over a thousand kilometres', () => {
  const { points } = layOutPlaces([almaty, astana]);
  // By the haversine formula: 971.9 km.
  expect(between(points[0], points[1]) / 971.9).toBeCloseTo(1, 2);
  expect(points[0]?.[0]).toBeGreaterThan(points[1]?.[0] ?? Infinity);
  expect(points[0]?.[1]).toBeGreaterThan(points[1]?.[1] ?? Infinity);
});

test('every place lies within the frame, a single one too', () => {
  const place = fc.record({
    latitude: fc.double({ min: -80, max: 80, noNaN: true }),
    longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1 }), (places) => {
      const { points, width, height } = layOutPlaces(places);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width + 1e-6);
        expect(y).toBeLessThanOrEqual(height + 1e-6);
      }
    }),
  );
});

test('dots come by class, those not known first; none is lost', () => {
  const laidOut = layOutPlaces([almaty, astana, { latitude: 50, longitude: 60 }]);
  const paths = dotPaths(laidOut, [90, null, 10], { bounds: [0, 50, 100] });
  expect(paths.map(({ colour }) => colour?.slice(0, 13) ?? null)).toEqual([
    null,
    'var(--scale-0',
    'var(--scale-4',
  ]);
  expect(paths.map(({ path }) => path.split('M').length - 1)).toEqual([1, 1, 1]);
});

test.each([
  [1000, 1000],
  [999, 500],
  [370, 200],
  [19, 10],
  [0.7, 0.5],
])('of %s km the bar is %s km long', (most, length) => expect(scaleBar(most)).toBe(length));

const cross = [
  [0, 0],
  [10, 1],
  [5, 6],
  [-3, 0],
  [0, 20],
] as const;
test.each<[Direction, number | null]>([
  ['right', 1],
  ['left', 3],
  ['down', 2],
  ['up', null],
])('to the %s of the middle lies %s', (direction, n) => expect(towards(cross, 0, direction)).toBe(n));
