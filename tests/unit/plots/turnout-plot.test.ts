import { expect, test } from 'vitest';
import { type TurnoutPoint, turnoutPlot } from '../../../shared/plots/turnout-plot.ts';
import { parsedPage } from '../../support/parsed-page.ts';

const words = {
  title: 'Turnout <by> the hour',
  observed: 'stations stated',
  official: 'official',
  rate: (hundredths: number) => `${hundredths / 100} %`,
  percent: (percent: number) => `${percent} %`,
  stations: 'stations',
  count: String,
};
const voting = { opens: '07:00', closes: '20:00' };
const point = (hour: string, rate: number | null, official: number | null = null): TurnoutPoint => ({
  hour,
  rate,
  official,
  stations: rate === null ? 0 : 12,
});
const drawn = (points: TurnoutPoint[]) => parsedPage(turnoutPlot(points, voting, words)).body;
const texts = (from: Element, what: string) =>
  [...from.querySelectorAll(what)].map((each) => each.textContent);

test('an hour that nobody stated has no mark, and no line is drawn through it as if it were zero', () => {
  const svg = drawn([point('10:00', 1000), point('13:00', null), point('15:00', 3000)]);
  expect(texts(svg, 'circle title')).toEqual(['10:00: 10 %', '15:00: 30 %']);
  expect(svg.querySelectorAll('path[stroke-width="2"]')).toHaveLength(1);
  expect(svg.querySelectorAll('rect')).toHaveLength(0);
  expect(svg.textContent).not.toContain('official');
});

test('official figures are marked by another shape', () => {
  const svg = drawn([point('10:00', 1000, 1500), point('13:00', null, 3500)]);
  expect(texts(svg, 'rect title')).toEqual(['10:00: 15 %', '13:00: 35 %']);
  expect(svg.textContent).toContain('official');
  expect(svg.querySelector('svg')?.getAttribute('aria-label')).toBe(words.title);
});

test('more is higher, later is further right, also outside of the hours of voting', () => {
  const svg = drawn([point('06:00', 100), point('13:00', 4000), point('22:30', 9000)]);
  const at = [...svg.querySelectorAll('circle:has(title)')].map((each) =>
    ['cx', 'cy'].map((name) => Number(each.getAttribute(name))),
  );
  const [xs, ys] = [at.map(([x = NaN]) => x), at.map(([, y = NaN]) => y)];
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(ys).toEqual([...ys].sort((a, b) => b - a));
});

test('hours that lie close are not written over one another', () => {
  const every = Array.from(
    { length: 27 },
    (_, n) => `${String(7 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`,
  );
  const svg = drawn(every.map((hour) => point(hour, 100)));
  const labels = [...svg.querySelectorAll('text')].filter(({ textContent }) => textContent.includes(':'));
  const xs = labels.map((each) => Number(each.getAttribute('x')));
  for (const [n, x] of xs.entries()) if (n > 0) expect(x - (xs[n - 1] ?? 0)).toBeGreaterThan(35);
  expect(labels.at(-1)?.textContent).toBe('20:00');
});

test('a day of which nothing is known is drawn empty', () => {
  expect(drawn([point('13:00', null)]).querySelectorAll('circle title, rect title')).toHaveLength(0);
});
