import type { CountedElection } from '../counted.ts';
import { ballotOf, ballotKey, type ForensicStation } from './stations.ts';

/** Whose share is looked at. */
export interface Leader {
  candidate: string;
  /** Its place in `ballotOf`. */
  at: number;
  /** Known from the official result of the whole country, else from the protocols in hand. */
  by: 'official' | 'protocols';
}

/**
 * Who has most votes: by the last official table that states the country's result (its own row, else its regions' rows added
 * up), else by the known votes on protocols. Of two with as many, the first on the ballot; null where nobody has a vote.
 */
export function leaderOf(counted: CountedElection, stations: readonly ForensicStation[]): Leader | null {
  const ballot = ballotOf(counted);
  const official = most(ballot, officialVotes(counted));
  if (official !== null) return { ...official, by: 'official' };
  const held = most(
    ballot,
    ballot.map((_, index) => stations.reduce((sum, { votes }) => sum + (votes[index] ?? 0), 0)),
  );
  return held && { ...held, by: 'protocols' };
}

/** Votes by candidate in the last official table of the whole country; none where there is no such table. */
function officialVotes(counted: CountedElection): number[] {
  const tables = counted.publications.filter(({ kind }) => kind === 'official').reverse();
  for (const { rows } of tables) {
    const large = rows.filter(({ district, station }) => district === '' && station === null);
    const country = large.filter(({ region }) => region === '');
    const used = country.length > 0 ? country.slice(0, 1) : large;
    const votes = ballotOf(counted).map((id) =>
      used.reduce((sum, { figures }) => sum + (figures[ballotKey(id)] ?? 0), 0),
    );
    if (votes.some((vote) => vote > 0)) return votes;
  }
  return [];
}

function most(ballot: readonly string[], votes: readonly number[]): Pick<Leader, 'candidate' | 'at'> | null {
  const highest = votes.reduce((a, b) => Math.max(a, b), 0);
  const at = votes.indexOf(highest);
  const candidate = ballot[at];
  return highest === 0 || candidate === undefined ? null : { candidate, at };
}
