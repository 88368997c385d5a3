import type { Source } from '../../../shared/api/scans.ts';

/** The station's number that the messages with a picture name: a proposal. Null where none does, or they differ. */
export function stationNamedBy(sources: readonly Source[]): number | null {
  const named = new Set(sources.flatMap(({ message }) => message?.station ?? []));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}
