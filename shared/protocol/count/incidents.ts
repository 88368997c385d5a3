/** What became of a complaint about an act of violation. */
export const complaintStates = ['none', 'filed', 'accepted', 'rejected', 'unanswered'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** A file that is attached to an act, by its hash; its bytes may lie in another workspace. */
export interface AttachedFile {
  /** 64 hex digits. */
  sha256: string;
  name: string;
}

/** What one version of an act of violation says. */
export interface IncidentSaid {
  election: string;
  /** Its key where the election's file knows the region, else as written; empty where none was named. */
  region: string;
  /** Null where it happened at no station. */
  station: number | null;
  /** Code of the type of violation, as the election's file lists them. */
  type: string;
  /** Local time, YYYY-MM-DDTHH:MM; empty where it is not known. */
  happened: string;
  /** Number of the signed act; empty without one. */
  number: string;
  account: string;
  /** Codes of those who were there; never names. */
  people: readonly string[];
  complaint: ComplaintState;
  outcome: string;
  files: readonly AttachedFile[];
  /** It is not told any more. */
  withdrawn: boolean;
}

/** An act of violation as it is told now. */
export interface Incident extends IncidentSaid {
  id: number;
  /** The same in every workspace. */
  uid: string;
  /** Id of the version that counts. */
  version: number;
  /** Code of who told it so, and when. */
  person: string;
  at: string;
}

/** How much an act may hold, so that each of its texts fits into a spreadsheet's cell. */
export const incidentLimits = {
  account: 5000,
  outcome: 2000,
  number: 100,
  people: 50,
  files: 25,
  fileName: 200,
} as const;

/** What a version says, without what is known about it. */
export function saidAlone(version: IncidentSaid): IncidentSaid {
  const { election, region, station, type, happened, number, account } = version;
  const { people, complaint, outcome, files, withdrawn } = version;
  return {
    election,
    region,
    station,
    type,
    happened,
    number,
    account,
    people,
    complaint,
    outcome,
    files,
    withdrawn,
  };
}

/** What a version says as one text: two versions that say the same have the same, in every workspace. */
export function canonicalIncident(said: IncidentSaid): string {
  return JSON.stringify([
    said.election,
    said.region,
    said.station,
    said.type,
    said.happened,
    said.number,
    said.account,
    said.people,
    said.complaint,
    said.outcome,
    said.files.map(({ sha256, name }) => [sha256, name]),
    said.withdrawn,
  ]);
}

/** True of a local time to the minute, YYYY-MM-DDTHH:MM, of a day that is. */
export function isLocalTime(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d$/.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A file's name as it is told: without its folders, in one line, at most 200 characters. */
export function fileNameTold(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/su, '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ')
    .trim();
  return [...bare].slice(0, incidentLimits.fileName / 2).join('') || '?';
}

/** Which acts are asked for; what is absent asks for all. */
export interface IncidentFilter {
  region?: string | undefined;
  station?: number | undefined;
  type?: string | undefined;
  complaint?: ComplaintState | undefined;
  /** In the account, the number of the act, the outcome, codes of persons and names of files; case folded. */
  search?: string | undefined;
}

/** True if an act is asked for. */
export function incidentPasses(incident: Incident, filter: IncidentFilter): boolean {
  const { region, station, type, complaint, search } = filter;
  return (
    (region === undefined || incident.region === region) &&
    (station === undefined || incident.station === station) &&
    (type === undefined || incident.type === type) &&
    (complaint === undefined || incident.complaint === complaint) &&
    (search === undefined || textOf(incident).includes(search.toLocaleLowerCase('und')))
  );
}

function textOf({ account, number, outcome, people, files }: Incident): string {
  return [account, number, outcome, ...people, ...files.map(({ name }) => name)]
    .join('\n')
    .toLocaleLowerCase('und');
}
