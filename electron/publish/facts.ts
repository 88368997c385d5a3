import type { ElectionView } from '../../shared/api/counting.ts';
import type { CountedElection, CountedPaper } from '../../shared/protocol/count/counted.ts';
import type { Incident } from '../../shared/protocol/count/incidents.ts';
import { type Seal, sealOf } from '../audit/seal.ts';
import type { Reader } from '../store/connection.ts';
import { incidentsTold } from '../store/incidents.ts';
import { findPublication, type Publication } from '../store/publications.ts';

/** All that is told in public of one election, but for the pictures. There are no people in it. */
export interface PublicFacts {
  count: CountedElection;
  /** Names of the election, its candidates, regions and types of violation. */
  view: ElectionView;
  /** The log's head after the last act that changed data. */
  seal: Seal;
  /** Tables in force, oldest first, named by the hashes of their files: a file's name may be a person's. */
  tables: readonly PublicTable[];
  /** Acts of violation that are told, in the order in which they happened. */
  incidents: readonly PublicIncident[];
}

/** A published table by its file's hash. */
export type PublicTable = Pick<Publication, 'id' | 'kind' | 'source' | 'published' | 'file'>;

/** An act of violation as far as it is told in public: no account of it, which names people, and no codes of persons. */
export type PublicIncident = Pick<
  Incident,
  'uid' | 'region' | 'station' | 'type' | 'happened' | 'number' | 'complaint'
> & {
  /** SHA-256 of attached files. */
  files: readonly string[];
};

/** Rules on how a picture was read here, not on what stands on the paper. */
const OWN_WORK: ReadonlySet<string> = new Set(['W106', 'W107']);

/** Leaves out what rules say of our own work: it says nothing of a station. */
function withoutOwnWork(count: CountedElection): CountedElection {
  const bare = (paper: CountedPaper): CountedPaper => ({
    ...paper,
    flags: paper.flags.filter(({ code }) => !OWN_WORK.has(code)),
  });
  return {
    ...count,
    stations: count.stations.map((station) => ({ ...station, papers: station.papers.map(bare) })),
  };
}

/**
 * Gathers what is told in public of an election.
 * @param folder of the workspace, for its key
 * @param count as it was gathered over the same connection
 */
export function gatherFacts(
  db: Reader,
  folder: string,
  count: CountedElection,
  view: ElectionView,
): PublicFacts {
  return {
    count: withoutOwnWork(count),
    view,
    seal: sealOf(db, folder),
    tables: count.publications.flatMap(({ id }) => findPublication(db, id) ?? []),
    incidents: incidentsTold(db)
      .filter(({ election, withdrawn }) => election === count.election && !withdrawn)
      .map(publicIncident)
      .sort(inTime),
  };
}

function publicIncident(incident: Incident): PublicIncident {
  const { uid, region, station, type, happened, number, complaint, files } = incident;
  return {
    uid,
    region,
    station,
    type,
    happened,
    number,
    complaint,
    files: files.map(({ sha256 }) => sha256),
  };
}

/** By time, those without one last; the same in every workspace. */
function inTime(a: PublicIncident, b: PublicIncident): number {
  const [first, second] = [a, b].map(({ happened, uid }) => `${happened || '~'} ${uid}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
