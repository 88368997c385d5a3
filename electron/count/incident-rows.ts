import { type IncidentSaid, saidAlone } from '../../shared/protocol/count/incidents.ts';
import { withoutPeople } from '../../shared/protocol/people.ts';
import type { Reader } from '../store/connection.ts';
import { allVersions, incidentsTold, type IncidentVersion } from '../store/incidents.ts';
import { listPeople } from '../store/people.ts';
import { historyOf } from './incident-keys.ts';

/** An act as tables have it. */
export interface ToldIncident {
  uid: string;
  said: IncidentSaid;
  /** Keys of all its versions that are known here, oldest first. */
  versions: string[];
}

/**
 * All acts of an election, withdrawn ones too, by place and time: in the same order in every workspace that has the same acts.
 * @param options.withoutPeople codes of persons are left out, and texts and names of files lose what looks like people
 */
export function incidentRows(
  db: Reader,
  election: string,
  options: { withoutPeople: boolean },
): ToldIncident[] {
  const histories = new Map<number, IncidentVersion[]>();
  for (const version of allVersions(db))
    histories.set(version.incident, [...(histories.get(version.incident) ?? []), version]);
  const codes = options.withoutPeople ? listPeople(db).map(({ code }) => code) : [];
  return incidentsTold(db)
    .filter((incident) => incident.election === election)
    .map((incident) => ({
      uid: incident.uid,
      said: options.withoutPeople ? bare(incident, codes) : saidAlone(incident),
      versions: historyOf(histories.get(incident.id) ?? []),
    }))
    .sort((a, b) => compare(orderOf(a), orderOf(b)));
}

function bare(incident: IncidentSaid, codes: readonly string[]): IncidentSaid {
  const known = [...codes, ...incident.people];
  return {
    ...saidAlone(incident),
    number: withoutPeople(incident.number, known),
    account: withoutPeople(incident.account, known),
    outcome: withoutPeople(incident.outcome, known),
    people: [],
    files: incident.files.map(({ sha256 }) => ({ sha256, name: '' })),
  };
}

const orderOf = ({ uid, said: { region, station, happened } }: ToldIncident) => [
  region,
  String(station ?? -1).padStart(6, '0'),
  happened,
  uid,
];

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
