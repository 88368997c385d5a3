import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesOf, classOf, countClasses, mostClasses, shadeOf } from '../../../shared/plots/classes.ts';
import {
  brokenName,
  layOutTiles,
  type MapTile,
  tileMap,
  tileMapHeight,
} from '../../../shared/plots/tile-map.ts';
import { parsedPage } from '../../support/parsed-page.ts';

const words = {
  title: 'Turnout & "share"',
  unknown: 'not known',
  range: (from: number, to: number) => `${from}–${to} %`,
};

const tile = (key: string, more: Partial<MapTile> = {}): MapTile => ({
  key,
  name: key,
  place: null,
  value: 50,
  shown: '50 %',
  ...more,
});

const percents = fc.array(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10));

test('every value lies within its class, and there are at most five', () => {
  fc.assert(
    fc.property(
      percents.filter(({ length }) => length > 0),
      fc.constantFrom('zero' as const, 'least' as const),
      (values, start) => {
        const classes = classesOf(values, start, 0.1);
        const count = classes.bounds.length - 1;
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(mostClasses);
        expect(classes.bounds).toEqual([...classes.bounds].sort((a, b) => a - b));
        for (const value of values) {
          const n = classOf(classes, value);
          expect(value).toBeGreaterThanOrEqual(classes.bounds[n] ?? NaN);
          expect(value).toBeLessThanOrEqual(classes.bounds[n + 1] ?? NaN);
        }
      },
    ),
  );
});

test('a greater value never has a lighter shade', () => {
  fc.assert(
    fc.property(
      percents.filter(({ length }) => length > 0),
      (values) => {
        const classes = classesOf(values, 'least', 0.1);
        const shades = [...values]
          .sort((a, b) => a - b)
          .map((value) => shadeOf(classes, classOf(classes, value)));
        expect(shades).toEqual([...shades].sort((a, b) => a - b));
        for (const shade of shades) expect([0, 1, 2, 3, 4]).toContain(shade);
      },
    ),
  );
});

test.each([
  ['nothing', [], 'zero', 1, []],
  ['one value', [40.6], 'least', 0.1, [40.6, 40.7]],
  ['nothing but zero', [0, 0], 'zero', 1, [0, 1]],
  ['whole counts', [0, 3, 5], 'zero', 1, [0, 1, 2, 3, 4, 5]],
  ['all of them', [3, 100], 'zero', 0.1, [0, 20, 40, 60, 80, 100]],
  ['what lies far from zero', [62.1, 69.9], 'least', 0.1, [62, 64, 66, 68, 70]],
] as const)('classes of %s have round bounds', (_, values, start, unit, bounds) => {
  expect(classesOf(values, start, unit).bounds).toEqual(bounds);
});

test('none at all is a class of its own among counts, and no count is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2000 }), { minLength: 1 }), (counts) => {
      const classes = countClasses(counts);
      expect(classes.bounds.length - 1).toBeLessThanOrEqual(mostClasses);
      for (const count of counts) {
        const n = classOf(classes, count);
        expect(n === 0).toBe(count === 0);
        expect(count).toBeGreaterThanOrEqual(classes.bounds[n] ?? NaN);
        expect(count).toBeLessThanOrEqual(classes.bounds[n + 1] ?? NaN);
      }
    }),
  );
});

test('no tile lies on another, and all lie within the drawing', () => {
  const place = fc.option(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })));
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: (each) => each?.join() ?? Symbol() }), (places) => {
      const { corners, width, height } = layOutTiles(places.map((each) => ({ place: each })));
      expect(new Set(corners.map(String)).size).toBe(places.length);
      for (const [x, y] of corners) {
        expect(x).toBeLessThan(width);
        expect(y).toBeLessThan(height);
      }
    }),
  );
});

test('a tile says its region and its value in words; what is not known is hatched', () => {
  const tiles = [tile('Алматы <&>', { place: [1, 0] }), tile('x', { value: null, shown: '–' })];
  const data = { id: 'm', tiles, classes: classesOf([50], 'zero', 0.1) };
  const svg = parsedPage(tileMap(data, words)).body;
  expect(svg.querySelector('svg')?.getAttribute('aria-label')).toBe(words.title);
  expect([...svg.querySelectorAll('title')].map(({ textContent }) => textContent)).toEqual([
    'Алматы <&>: 50 %',
    'x: –',
  ]);
  const fills = [...svg.querySelectorAll('g > title + rect')].map((each) => each.getAttribute('fill'));
  expect(fills).toEqual([expect.stringContaining('--scale-4'), 'url(#m-unknown)']);
  expect(svg.querySelector('svg > g:last-of-type')?.textContent).toBe(
    '0–10 %10–20 %20–30 %30–40 %40–50 %not known',
  );
  expect(Number(svg.querySelector('svg')?.getAttribute('height'))).toBe(tileMapHeight(data));
  expect(tileMap(data, words)).toBe(tileMap(structuredClone(data), words));
});

test('a tile that leads somewhere is a link', () => {
  const tiles = [tile('a', { href: 'regions/a.html?x=1&y' })];
  const drawn = tileMap({ id: 'm', tiles, classes: { bounds: [] } }, words);
  expect(drawn).toContain('role="group"');
  expect(drawn).toContain('<a href="regions/a.html?x=1&amp;y">');
});

test.each([
  ['город Нур-Султан', ['город', 'Нур-Султан']],
  ['Северо-Казахстанская область', ['Северо-', 'Казахстанская', 'область']],
  ['Aktobe', ['Aktobe']],
  [
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    ['a b c d e f g', 'h i j k l m n', 'o p q r s t u…'],
  ],
  ['Llanfairpwllgwyngyll', ['Llanfairpwllgwy…']],
])('the name %s is broken into lines', (name, lines) => {
  expect(brokenName(name, 13, 3)).toEqual(lines);
});
