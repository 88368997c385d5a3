import { useTranslation } from 'react-i18next';
import { type Classes, classesOf, countClasses } from '../../../../shared/plots/classes.ts';
import type { ElectionMap, MapRegion, MapStation } from '../../../../shared/protocol/count/map.ts';
import { candidateOf } from '../../../../shared/protocol/count/figures.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';

/** What a map is coloured by: `coverage`, `turnout`, `findings`, `contradictions`, or a key of votes. */
export type MeasureName = string;

/** How a map is coloured: numbers are percents or counts. */
export interface Measure {
  name: MeasureName;
  title: string;
  ofRegion: (region: MapRegion) => number | null;
  ofStation: (station: MapStation) => number | null;
  /** A number, or what stands in its place, as text. */
  shown: (value: number | null) => string;
  shownOfStation: (value: number | null) => string;
  /** A class in the legend. */
  range: (from: number, to: number, last: boolean) => string;
  regionClasses: Classes;
  stationClasses: Classes;
}

/** The measures of a map, in the order in which they are offered. */
export const measureNames = (map: ElectionMap): MeasureName[] => [
  'coverage',
  'turnout',
  ...map.votes,
  'findings',
  'contradictions',
];

const percent = (hundredths: number | null | undefined) =>
  hundredths === null || hundredths === undefined ? null : hundredths / 100;

const fromZero = (values: number[]) => classesOf(values, 'zero', 0.1);
const fromLeast = (values: number[]) => classesOf(values, 'least', 0.1);

export function useMeasure(name: MeasureName, map: ElectionMap, names: Names): Measure {
  const { t } = useTranslation();
  const { number, hundredths } = useFormat();
  const title = useMeasureTitle(names)(name);
  const rate = (value: number | null) => (value === null ? '–' : hundredths(Math.round(value * 100)));
  const percents = (from: number, to: number) => t('map.range', { from: number(from), to: number(to) });
  const made = (
    parts: Pick<Measure, 'ofRegion' | 'ofStation'> & Partial<Measure>,
    classesFor: (values: number[]) => Classes,
  ): Measure => {
    const classes = (values: (number | null)[]) => classesFor(values.filter((value) => value !== null));
    return {
      name,
      title,
      shown: rate,
      shownOfStation: rate,
      range: percents,
      regionClasses: classes(map.regions.map(parts.ofRegion)),
      stationClasses: classes(map.stations.map(parts.ofStation)),
      ...parts,
    };
  };
  switch (name) {
    case 'coverage':
      return made(
        {
          ofRegion: ({ coverage }) => percent(coverage),
          ofStation: ({ scan }) => (scan === null ? null : 1),
          shownOfStation: (value) => t(value === null ? 'map.noProtocol' : 'map.held'),
          stationClasses: { bounds: [0, 1] },
        },
        fromZero,
      );
    case 'turnout':
      return made(
        { ofRegion: ({ turnout }) => percent(turnout), ofStation: ({ turnout }) => percent(turnout) },
        fromLeast,
      );
    case 'findings':
    case 'contradictions': {
      const count = (value: number | null) => (value === null ? '–' : number(value));
      return made(
        {
          // Where no protocol is held, and tables tell nothing either, that nothing was found is no zero.
          ofRegion: (region) => (region.withProtocol === 0 ? region[name] || null : region[name]),
          ofStation: ({ findings, scan }) => (scan === null || name === 'contradictions' ? null : findings),
          shown: count,
          shownOfStation: count,
          range: (from, to, last) => {
            const end = last ? to : to - 1;
            return from === end ? number(from) : t('map.counts', { from: number(from), to: number(end) });
          },
        },
        countClasses,
      );
    }
    default:
      return made(
        {
          ofRegion: ({ shares }) => percent(shares[name]),
          ofStation: ({ shares }) => percent(shares?.[map.votes.indexOf(name)]),
        },
        fromLeast,
      );
  }
}

/** What a measure is called. */
export function useMeasureTitle(names: Names): (name: MeasureName) => string {
  const { t } = useTranslation();
  return (name) => {
    const own = ['coverage', 'turnout', 'findings', 'contradictions'] as const;
    const known = own.find((each) => each === name);
    if (known) return t(`map.measure.${known}`);
    return t('map.measure.share', { candidate: names.candidate(candidateOf(name) ?? name) });
  };
}
