import {
  compareCandidates,
  copiesOf,
  latestJoinings,
  type PictureName,
  pictureKey,
} from '../../shared/protocol/copies.ts';
import type { Reader } from '../store/connection.ts';
import { candidateScans, joiningsOf } from '../store/joinings.ts';

/** By its key, of each picture that shows the same paper as a better one: that one. Pictures that are not here have no part in it. */
export function leadersOf(db: Reader): ReadonlyMap<string, PictureName> {
  const joined = copiesOf(latestJoinings(joiningsOf(db)));
  const leaders = new Map<string, PictureName>();
  if (joined.length === 0) return leaders;
  const here = new Map(candidateScans(db).map((candidate) => [pictureKey(candidate.picture), candidate]));
  for (const members of joined) {
    const [leader, ...others] = members.flatMap((key) => here.get(key) ?? []).sort(compareCandidates);
    for (const { picture } of others) if (leader) leaders.set(pictureKey(picture), leader.picture);
  }
  return leaders;
}
