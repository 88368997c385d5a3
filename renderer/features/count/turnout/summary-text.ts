import type { TFunction } from 'i18next';
import type { PlaceTurnout, TurnoutAt, TurnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';

/** How numbers are written in the language of a summary. */
export interface SummaryWords {
  t: TFunction;
  number: (value: number) => string;
  /** Hundredths of a percent. */
  rate: (hundredths: number) => string;
  region: (key: string) => string;
  /** The election, by its title. */
  title: string;
}

/**
 * An hour's turnout as a text ready to publish: of the country and each region over how many stations, and what it is not over. Null
 * while no station whose voters are known stated that hour.
 */
export function summaryText(line: TurnoutLine, hour: string, words: SummaryWords): string | null {
  const { t, number } = words;
  const country = at(line.country, hour);
  if (!country || country.rate === null) return null;
  const regions = line.regions.flatMap((place) => {
    const of = at(place, hour);
    return of && of.rate !== null ? [`${words.region(place.region ?? '')}: ${said(of, words)}`] : [];
  });
  const leftOut = country.reported - country.counted;
  const notes = [
    t('turnoutLine.summary.over', { count: country.counted, hour, stations: number(country.counted) }),
    country.silent > 0
      ? t('turnoutLine.summary.silent', { count: country.silent, stations: number(country.silent) })
      : '',
    leftOut > 0 ? t('turnoutLine.summary.leftOut', { count: leftOut, stations: number(leftOut) }) : '',
    officially(country, words),
    t('turnoutLine.summary.limits'),
  ];
  return [
    words.title,
    t('turnoutLine.summary.head', { hour }),
    '',
    `${t('turnoutLine.summary.total')}: ${said(country, words)}`,
    ...(regions.length > 1 ? regions : []),
    '',
    ...notes.filter(Boolean),
  ].join('\n');
}

const at = ({ hours }: PlaceTurnout, hour: string) => hours.find((each) => each.hour === hour);

function said(
  { rate, voted, registered, counted }: TurnoutAt,
  { t, number, rate: percent }: SummaryWords,
): string {
  return t('turnoutLine.summary.place', {
    count: counted,
    rate: rate === null ? '–' : percent(rate),
    voted: number(voted),
    registered: number(registered),
    stations: number(counted),
  });
}

function officially({ official }: TurnoutAt, { t, number, rate }: SummaryWords): string {
  if (!official) return '';
  const { source, published } = official;
  return t('turnoutLine.summary.official', {
    source,
    published,
    value: official.rate === null ? number(official.voted) : rate(official.rate),
  });
}
