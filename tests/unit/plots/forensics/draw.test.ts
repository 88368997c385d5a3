import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  type ForensicPlot,
  forensicPlots,
  type Forensics,
  forensicsOf,
} from '../../../../shared/protocol/count/forensics/forensics.ts';
import { drawPlot } from '../../../../shared/plots/forensics/draw.ts';
import { plotRows } from '../../../../shared/plots/forensics/rows.ts';
import { standaloneSvg } from '../../../../shared/plots/forensics/standalone.ts';
import { plotStory } from '../../../../shared/plots/forensics/story.ts';
import { pageColours, type PlotStyle } from '../../../../shared/plots/forensics/style.ts';
import { countedElection, countedPaper, countedStation } from '../../../support/counted.ts';
import { simulated } from '../../protocol/count/forensics/simulated.ts';
import { richForensics } from './rich-election.ts';

const style = (changed: Partial<PlotStyle> = {}): PlotStyle => ({
  document: parseHTML('<html></html>').document,
  width: 800,
  fontSize: 14,
  colours: pageColours,
  language: 'en',
  names: { region: (key) => `region ${key}`, candidate: (id) => `candidate ${id}` },
  ...changed,
});

const rich = richForensics(600);
const empty = forensicsOf(countedElection(), { turnoutPct: 70, sharePct: 75 });
/** Votes of candidates spread too little for Benford's law. */
const drawn = forensicPlots.filter((plot) => plot !== 'secondDigits');

/** Stations whose figures spread over three orders of magnitude. */
const wide = forensicsOf(
  countedElection({
    stations: Array.from({ length: 300 }, (_, i) => {
      const a = Math.floor(10 ** (1 + 3 * ((i * 0.618) % 1)));
      const figures = { registered: 3 * a, voted: 2 * a, invalid: 0, 'votes:a': a, 'votes:b': a };
      return countedStation({ station: i + 1, papers: [countedPaper(figures)] });
    }),
  }),
  { turnoutPct: 70, sharePct: 75 },
);

function must(plot: ForensicPlot, data: Forensics, changed: Partial<PlotStyle> = {}) {
  const made = drawPlot(plot, data, style(changed));
  if (!made) throw new Error(`${plot} was not drawn`);
  return made;
}

describe.each(drawn)('%s', (plot) => {
  it('is drawn, and every dot and bar lies in the drawing and stands for stations', () => {
    const { svg, spots } = must(plot, rich);
    const height = Number(svg.getAttribute('height'));
    expect(spots.length).toBeGreaterThan(4);
    for (const { x, y, stations } of spots) {
      expect(x >= 0 && x <= 800 && y >= 0 && y <= height, `${x}, ${y}`).toBe(true);
      expect(stations.length).toBeGreaterThan(0);
    }
  });

  it('is the same drawing each time', () =>
    expect(must(plot, rich).svg.outerHTML).toBe(must(plot, rich).svg.outerHTML));

  it('brings no style sheet, script, or address of elsewhere, and no broken number', () => {
    const text = must(plot, rich).svg.outerHTML;
    expect(text).not.toMatch(/<style|<script|style=|href|url\(|NaN|undefined|Infinity/);
    expect(
      text.match(/https?:[^"]*/g)?.filter((each) => each !== 'http://www.w3.org/2000/svg') ?? [],
    ).toEqual([]);
  });

  it.each(['kk', 'ru', 'en'] as const)('says all that belongs to it in %s', (language) => {
    const { isDrawn, unusual, n, leader, ...texts } = plotStory(plot, rich, style({ language }));
    expect(isDrawn).toBe(true);
    expect(typeof unusual).toBe('boolean');
    expect(n).toBeGreaterThan(0);
    for (const text of [...Object.values(texts), leader]) expect(text).not.toMatch(/\{\{|undefined|NaN/);
    for (const text of Object.values(texts)) expect(text.length).toBeGreaterThan(4);
    for (const { text } of must(plot, rich, { language }).spots.slice(0, 30))
      expect(text()).toMatch(/^(?!.*(\{\{|undefined|NaN)).{5,}$/);
  });

  it('never speaks of fraud or proof but to say what it is not', () => {
    const story = plotStory(plot, rich, style());
    expect(Object.values(story).join(' ')).not.toMatch(/fraud|falsif|guilty/i);
    expect(`${story.result} ${story.shows}`).not.toMatch(/proof|prove/i);
  });

  it('stands alone as a file: title, number of stations, source, in colours that any program knows', () => {
    const svg = standaloneSvg(plot, rich, style());
    const text = svg?.textContent.replace(/\s+/g, ' ') ?? '';
    const { title, n, cannot } = plotStory(plot, rich, style());
    expect(text).toContain(title);
    expect(text.replaceAll(' ', '')).toContain(cannot.replaceAll(' ', ''));
    expect(text).toContain(`Stations: ${new Intl.NumberFormat('en').format(n)}. Source:`);
    expect(svg?.outerHTML).not.toContain('var(');
  });
});

describe.each(forensicPlots)('%s of nothing', (plot) => {
  it('is not drawn, and says so', () => {
    expect(drawPlot(plot, empty, style())).toBeNull();
    expect(standaloneSvg(plot, empty, style())).toBeNull();
    expect(plotStory(plot, empty, style())).toMatchObject({ isDrawn: false, unusual: false });
  });
});

it('second digits are drawn where figures spread far enough, else it is said why not', () => {
  expect(must('secondDigits', wide).spots).toHaveLength(20);
  expect(drawPlot('secondDigits', rich, style())).toBeNull();
  expect(plotStory('secondDigits', rich, style()).result).toMatch(/too few numbers, or too close together/);
});

it('a clean election is called unusual by no test of digits', () => {
  const clean = forensicsOf(simulated(11, 800), { turnoutPct: 70, sharePct: 75 });
  expect(plotStory('lastDigits', clean, style()).result).toBe('Unusual: 0 of 3 tested figures.');
});

it('says in the corner what lies in it', () =>
  expect(plotStory('corner', rich, style()).result).toMatch(
    /^In the corner: 36 of 600 stations\. There [\d,]+ voters, [\d,]+ votes for candidate a\.$/,
  ));

it('hourly figures of stations without a register are checked but not drawn', () => {
  const series = rich.hourly.series.map((each) => ({ ...each, registered: null }));
  const unknown = { ...rich, hourly: { ...rich.hourly, series } };
  expect(drawPlot('hourly', unknown, style())).toBeNull();
  const { result, leftOut } = plotStory('hourly', unknown, style());
  expect(result).toContain(`stations: ${series.length}`);
  expect(leftOut).toContain(`register not known: ${series.length}`);
  expect(plotRows('hourly', unknown, style()).filter(({ unusual }) => unusual).length).toBeGreaterThan(0);
});

it('stations in order are lines that one can go to; a band where they are many', () => {
  const inOrder = (count: number) =>
    must('hourly', richForensics(count)).spots.filter(({ unusual }) => !unusual);
  expect(inOrder(400).length).toBeGreaterThan(90);
  expect(inOrder(1200)).toEqual([]);
});

it('says how many protocols are in doubt, where any is', () => {
  expect(plotStory('corner', { ...rich, inDoubt: 0 }, style()).leftOut).not.toContain('in doubt');
  expect(plotStory('corner', { ...rich, inDoubt: 7 }, style()).leftOut).toContain(
    'Of all protocols 7 are in doubt',
  );
});

it('bars name the stations behind them, all of them together every station once', () => {
  const behind = must('turnout', rich).spots.flatMap(({ stations }) => [...stations]);
  expect(behind.sort((a, b) => a - b)).toEqual(rich.stations.map((_, at) => at));
});

it('ten thousand dots are a few paths, not ten thousand elements', () => {
  const { svg, spots } = must('corner', richForensics(10_000));
  expect(spots).toHaveLength(10_000);
  expect(svg.querySelectorAll('*').length).toBeLessThan(200);
  expect(svg.outerHTML.length).toBeLessThan(200_000);
});
