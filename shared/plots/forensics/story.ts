import type { DigitTests } from '../../protocol/count/forensics/digits.ts';
import type { ForensicPlot, Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { LeftOut } from '../../protocol/count/forensics/left-out.ts';
import { isDrawn } from './hourly-lines.ts';
import { chanceText } from './outliers.ts';
import { candidateName, figureName } from './speech.ts';
import type { PlotStyle } from './style.ts';
import { cut, plotWord, word } from './texts.ts';

/** What stands beside a plot: it is never shown without. */
export interface PlotStory {
  title: string;
  /** What came out, in one sentence; or why there is nothing to draw. */
  result: string;
  /** False where there is too little to draw or to test. */
  isDrawn: boolean;
  /** True if something is out of the ordinary. */
  unusual: boolean;
  /** How many stations it is about. */
  n: number;
  /** What it can show, and what it cannot. */
  shows: string;
  cannot: string;
  assumes: string;
  source: string;
  /** Who the leader is, on plots that look at one; else empty. */
  leader: string;
  /** What was left out, and why; and how much of what was not is in doubt. */
  leftOut: string;
}

type Speaker = Pick<PlotStyle, 'language' | 'names'>;

/** The story of a plot in a language. */
export function plotStory(plot: ForensicPlot, data: Forensics, speaker: Speaker): PlotStory {
  const { language } = speaker;
  const { params, left, ...came } = outcome(plot, data, speaker);
  const say = (name: 'title' | 'shows' | 'cannot' | 'assumes' | 'source') =>
    plotWord(language, plot, name, params);
  return {
    title: say('title'),
    ...came,
    shows: say('shows'),
    cannot: say('cannot'),
    assumes: say('assumes'),
    source: say('source'),
    leader: aboutLeader.has(plot) ? leaderText(data, speaker) : '',
    leftOut: [leftOutText(left, speaker), doubtText(data, speaker)].filter(Boolean).join(' '),
  };
}

const aboutLeader: ReadonlySet<ForensicPlot> = new Set(['corner', 'share', 'outliers']);

interface Outcome extends Pick<PlotStory, 'result' | 'isDrawn' | 'unusual' | 'n'> {
  /** For the other sentences. */
  params: Readonly<Record<string, string | number>>;
  /** By the name of the figure where there are several. */
  left: readonly { of: string; leftOut: readonly LeftOut[] }[];
}

function outcome(plot: ForensicPlot, data: Forensics, speaker: Speaker): Outcome {
  switch (plot) {
    case 'corner':
      return cornerOutcome(data, speaker);
    case 'turnout':
    case 'share':
      return histogramOutcome(plot, data, speaker);
    case 'lastDigits':
    case 'secondDigits':
      return digitOutcome(plot, data[plot], data, speaker);
    case 'outliers':
      return outlierOutcome(data, speaker);
    case 'identical':
      return identicalOutcome(data, speaker);
    case 'headCounts': {
      const { dots, far, more, leftOut } = data.headCounts;
      const params = { n: dots.length, far, more };
      return came(plot, params, far > 0, [{ of: '', leftOut }], speaker);
    }
    case 'hourly': {
      const { series, falls, hastes, leftOut } = data.hourly;
      const undrawn = series.filter((each) => !isDrawn(each)).length;
      const also: LeftOut[] = undrawn > 0 ? [{ reason: 'register-unknown', count: undrawn }] : [];
      const params = { n: series.length, falls, hastes };
      const left = [{ of: '', leftOut: [...leftOut, ...also] }];
      const told = came(plot, params, falls + hastes > 0, left, speaker);
      return { ...told, isDrawn: series.length > undrawn };
    }
  }
}

/** The plot's sentence filled in; without any station, that there is none. */
function came(
  plot: ForensicPlot,
  params: Outcome['params'] & { n: number },
  unusual: boolean,
  left: Outcome['left'],
  { language }: Speaker,
): Outcome {
  const isDrawn = params.n > 0;
  const result = isDrawn ? plotWord(language, plot, 'result', params) : word(language, 'common', 'nothing');
  return { result, isDrawn, unusual, n: params.n, params, left };
}

function cornerOutcome({ corner, leader }: Forensics, speaker: Speaker): Outcome {
  const { language } = speaker;
  const params = {
    n: corner.dots.length,
    inside: corner.inside,
    voted: corner.voted,
    votes: corner.votes,
    leader: candidateName(leader?.candidate ?? null, speaker),
    turnout: cut(language, corner.corner.turnoutPct),
    share: cut(language, corner.corner.sharePct),
  };
  return came('corner', params, corner.inside > 0, [{ of: '', leftOut: corner.leftOut }], speaker);
}

function histogramOutcome(plot: 'turnout' | 'share', data: Forensics, speaker: Speaker): Outcome {
  const { language } = speaker;
  const { n, median, width, leftOut, tooFew } = data[plot];
  const params = { n, median: median === null ? '–' : cut(language, median), width };
  const told = came(plot, params, false, [{ of: '', leftOut }], speaker);
  return tooFew
    ? { ...told, isDrawn: false, result: word(language, 'common', 'tooFew', { ...tooFew }) }
    : told;
}

function digitOutcome(
  plot: 'lastDigits' | 'secondDigits',
  { tests, looks }: DigitTests,
  { stations, protocols }: Forensics,
  speaker: Speaker,
): Outcome {
  const made = tests.filter(({ result }) => result !== null);
  const unusual = made.filter(({ result }) => result?.unusual).length;
  const without = stations.length - protocols;
  const left = [
    { of: '', leftOut: without > 0 ? [{ reason: 'no-protocol' as const, count: without }] : [] },
    ...tests.map(({ key, leftOut }) => ({ of: figureName(key, speaker), leftOut })),
  ];
  const params = { tests: made.length, unusual, looks: Math.max(1, looks), n: protocols };
  const told = came(plot, params, unusual > 0, left, speaker);
  if (made.length > 0) return told;
  return { ...told, isDrawn: false, result: word(speaker.language, 'common', 'noTests') };
}

function outlierOutcome({ outliers }: Forensics, speaker: Speaker): Outcome {
  const { compared, far, values, byChance, leftOut } = outliers;
  const params = { n: compared.length, far, values, chance: chanceText(byChance, speaker.language) };
  return came('outliers', params, far > 0, [{ of: '', leftOut }], speaker);
}

function identicalOutcome({ identical }: Forensics, speaker: Speaker): Outcome {
  const { n, groups, leftOut } = identical;
  const stations = groups.reduce((sum, group) => sum + group.stations.length, 0);
  const told = came(
    'identical',
    { n, groups: groups.length, stations },
    groups.some(({ open }) => open),
    [{ of: '', leftOut }],
    speaker,
  );
  if (groups.length > 0 || n === 0) return told;
  return { ...told, isDrawn: false, result: plotWord(speaker.language, 'identical', 'none', { n }) };
}

function leaderText({ leader }: Forensics, speaker: Speaker): string {
  if (leader === null) return '';
  return word(speaker.language, 'common', leader.by, { leader: candidateName(leader.candidate, speaker) });
}

function doubtText({ inDoubt }: Forensics, { language }: Speaker): string {
  return inDoubt === 0 ? '' : word(language, 'common', 'doubtful', { n: inDoubt });
}

function leftOutText(left: Outcome['left'], { language }: Speaker): string {
  const list = left.flatMap(({ of, leftOut }) => {
    const reasons = leftOut.map(({ reason, count }) => word(language, 'left', reason, { count })).join(', ');
    return reasons === '' ? [] : [of === '' ? reasons : `${of}: ${reasons}`];
  });
  return list.length === 0
    ? word(language, 'common', 'noneLeftOut')
    : word(language, 'common', 'leftOut', { list: list.join('; ') });
}
