import { HattamaError } from '../../shared/api/result.ts';
import { candidateOf } from '../../shared/protocol/count/figures.ts';
import type { TableMapping } from '../../shared/protocol/count/mapping.ts';
import { regionsOf } from '../../shared/protocol/count/regions.ts';
import type { KnownElection } from '../../shared/protocol/count/tables/known.ts';
import type { Rooms } from './rooms.ts';

/** What tables on an election are understood with: its regions and candidates, by all names that its file and forms have. */
export function knownElection(rooms: Rooms, election: string): KnownElection {
  const forms = [...rooms.forms.values()]
    .map(({ form }) => form)
    .filter((form) => form.election === election);
  const names = new Map<string, Set<string>>();
  for (const { id, name } of forms.flatMap(({ candidates }) => candidates)) {
    const known = names.get(id) ?? new Set<string>();
    names.set(id, known);
    for (const each of Object.values(name)) known.add(each);
  }
  return {
    regions: regionsOf(rooms.elections.get(election)?.regions ?? []),
    candidates: [...names].map(([id, known]) => ({ id, names: [...known] })),
  };
}

/** Refuses a mapping that names a candidate or a region that the election does not have. Throws invalid-input. */
export function refuseStrange(
  { columns, region, names }: TableMapping,
  { candidates, regions }: KnownElection,
): void {
  const ids = new Set(candidates.map(({ id }) => id));
  const stranger = columns.map(candidateOf).find((id) => id !== null && ids.size > 0 && !ids.has(id));
  if (stranger) throw new HattamaError('invalid-input', `There is no candidate ${stranger}`);
  const named = [region, ...Object.values(names).map((each) => ('region' in each ? each.region : ''))];
  const nowhere = named.find(
    (each) => each !== '' && regions.known.length > 0 && !regions.known.includes(regions.keyOf(each)),
  );
  if (nowhere !== undefined) throw new HattamaError('invalid-input', `There is no region ${nowhere}`);
}
