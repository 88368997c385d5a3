import type { ForensicPlot, Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { HourlySeries } from '../../protocol/count/forensics/hourly.ts';
import { dotText } from './corner.ts';
import { barText, type DigitPlot, resultText, stationsByDigit } from './digits.ts';
import { headCountText } from './head-counts.ts';
import { binText } from './histogram.ts';
import { fallText, hasteText, readingText } from './hourly-text.ts';
import { groupText } from './identical.ts';
import { outlierText } from './outliers.ts';
import { figureName, stationName } from './speech.ts';
import type { PlotStyle, Spot } from './style.ts';
import { number } from './texts.ts';

/** A row of the table that says what a plot shows, and what it could not draw. */
export interface PlotRow extends Pick<Spot, 'stations' | 'unusual' | 'text'> {
  /** The station, the range, or the figure that the row is about. */
  name: () => string;
}

type Speaker = Pick<PlotStyle, 'language' | 'names'>;

/** All that a plot is drawn from as a table, what is out of the ordinary first. */
export function plotRows(plot: ForensicPlot, data: Forensics, speaker: Speaker): PlotRow[] {
  const rows = rowsOf(plot, data, speaker);
  return [...rows.filter(({ unusual }) => unusual), ...rows.filter(({ unusual }) => !unusual)];
}

function rowsOf(plot: ForensicPlot, data: Forensics, speaker: Speaker): PlotRow[] {
  const { language } = speaker;
  const station = (at: number, unusual: boolean, text: () => string): PlotRow => ({
    name: () => stationName(data, at, speaker),
    stations: [at],
    unusual,
    text,
  });
  switch (plot) {
    case 'corner':
      return data.corner.dots.map((dot) => station(dot.at, dot.unusual, () => dotText(data, dot, language)));
    case 'turnout':
    case 'share':
      return data[plot].bins
        .filter(({ stations }) => stations.length > 0)
        .map((bin) => ({
          name: () => binText(bin, language),
          stations: bin.stations,
          unusual: false,
          text: () => '',
        }));
    case 'lastDigits':
    case 'secondDigits':
      return digitRows(plot, data, speaker);
    case 'outliers':
      return data.outliers.compared.map((each) =>
        station(each.at, each.unusual, () => outlierText(each, language)),
      );
    case 'identical':
      return data.identical.groups.flatMap((group) =>
        group.stations.map((at) => station(at, group.open, () => groupText(group, language))),
      );
    case 'headCounts':
      return data.headCounts.dots.map((dot) =>
        station(dot.at, dot.unusual, () => headCountText(dot, language)),
      );
    case 'hourly':
      return data.hourly.series.map((series) =>
        station(series.at, series.fall !== null || series.haste !== null, () => seriesText(series, language)),
      );
  }
}

/** Of each figure what its test came to, then its digits. */
function digitRows(plot: DigitPlot, data: Forensics, speaker: Speaker): PlotRow[] {
  const { tests, expected } = data[plot];
  return tests.flatMap((test): PlotRow[] => {
    const unusual = test.result?.unusual ?? false;
    const name = () => figureName(test.key, speaker);
    const whole = { name, stations: [], unusual, text: () => resultText(test, speaker) };
    if (test.result === null) return [whole];
    const behind = stationsByDigit(data, plot, test.key);
    const digits = expected.map((p, digit): PlotRow => ({
      name: () => `${name()}: ${digit}`,
      stations: behind[digit] ?? [],
      unusual,
      text: () => barText(test, { digit, expected: 100 * p }, speaker),
    }));
    return [whole, ...digits];
  });
}

/** Where a series falls and leaps; of one in order its last reading. */
function seriesText(
  { readings, registered, fall, haste }: HourlySeries,
  language: PlotStyle['language'],
): string {
  const wrong = [fall && fallText(fall, language), haste && hasteText(haste, language)].filter(Boolean);
  if (wrong.length > 0) return wrong.join('; ');
  const last = readings.at(-1);
  if (!last) return '';
  return registered
    ? readingText(last, registered, language)
    : `${last.time}: ${number(language, last.voted)}`;
}
