import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import { candidateOf } from '../../protocol/count/figures.ts';
import type { PlotStyle } from './style.ts';
import { word } from './texts.ts';

type Speaker = Pick<PlotStyle, 'language' | 'names'>;

/** "Almaty city, station 253", with its name where it has one. */
export function stationName({ stations }: Pick<Forensics, 'stations'>, at: number, speaker: Speaker): string {
  const { region = '', station = 0, name = '' } = stations[at] ?? {};
  const numbered = word(speaker.language, 'common', 'station', {
    region: speaker.names.region(region),
    station,
  });
  return name === '' ? numbered : `${numbered} (${name})`;
}

/** A candidate's name; "the leader" where nobody leads yet. */
export function candidateName(id: string | null, { language, names }: Speaker): string {
  return id === null ? word(language, 'common', 'leader') : names.candidate(id);
}

/** The name of a figure whose digits are tested. */
export function figureName(key: string, { language, names }: Speaker): string {
  const candidate = candidateOf(key);
  if (candidate !== null) return names.candidate(candidate);
  return word(language, 'common', key === 'voted' ? 'voted' : 'againstAll');
}
