import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentView } from '../../../../shared/api/incidents.ts';
import type { Names } from '../names.ts';

/** An act's region in the language of the screen; one that the election does not name stands as it was written. */
export function regionShown(
  { region, regionKey }: Pick<IncidentView, 'region' | 'regionKey'>,
  { regions }: ElectionView,
  names: Names,
): string {
  if (regionKey === '') return '';
  return regions.some(({ key }) => key === regionKey) ? names.region(regionKey) : region;
}
