import { type ComplaintState, complaintStates, type Incident } from './incidents.ts';

/** Acts of violation by type and region. Only acts that are told are counted: of what nobody told it says nothing. */
export interface IncidentTable {
  election: string;
  total: number;
  /** Stations that acts name, each once. */
  stations: number;
  /** Acts that name no station. */
  atNoStation: number;
  /** Keys of regions that have acts, in the order given; empty for acts that name none. */
  regions: string[];
  /** Types that have acts, in the order of the election's file; then types that it does not list. */
  types: IncidentTypeRow[];
  byRegion: Record<string, number>;
  complaints: Record<ComplaintState, number>;
}

export interface IncidentTypeRow {
  /** Code of the type. */
  type: string;
  total: number;
  stations: number;
  /** Acts by key of region; a region without any is not there. */
  byRegion: Record<string, number>;
  complaints: Record<ComplaintState, number>;
}

/**
 * The table of an election's acts; withdrawn ones are left out.
 * @param order codes of types, and keys of regions, in the order in which they are shown
 */
export function incidentTable(
  election: string,
  incidents: readonly Incident[],
  order: { types: readonly string[]; regions: readonly string[] },
): IncidentTable {
  const told = incidents.filter((incident) => incident.election === election && !incident.withdrawn);
  const types = inOrder(
    told.map(({ type }) => type),
    order.types,
  );
  return {
    election,
    ...tallyOf(told),
    atNoStation: told.filter(({ station }) => station === null).length,
    regions: inOrder(
      told.map(({ region }) => region),
      order.regions,
    ),
    types: types.map((type) => ({ type, ...tallyOf(told.filter((each) => each.type === type)) })),
  };
}

/** How many stations acts name, each once. */
export function stationsNamed(incidents: readonly Incident[]): number {
  return new Set(
    incidents.flatMap(({ region, station }) => (station === null ? [] : [`${region}/${station}`])),
  ).size;
}

function tallyOf(incidents: readonly Incident[]): Omit<IncidentTypeRow, 'type'> {
  const complaint = (state: ComplaintState) => incidents.filter((each) => each.complaint === state).length;
  const complaints = complaintStates.map((state) => [state, complaint(state)]);
  const byRegion = new Map<string, number>();
  for (const { region } of incidents) byRegion.set(region, (byRegion.get(region) ?? 0) + 1);
  return {
    total: incidents.length,
    stations: stationsNamed(incidents),
    byRegion: Object.fromEntries(byRegion),
    complaints: Object.fromEntries(complaints) as Record<ComplaintState, number>,
  };
}

/** Each of the words once: those of the given order first and in it, then the others by themselves; an empty one last. */
function inOrder(words: readonly string[], order: readonly string[]): string[] {
  const there = new Set(words);
  const others = [...there].filter((word) => !order.includes(word) && word !== '').sort();
  const first = order.filter((word) => word !== '' && there.has(word));
  return [...first, ...others, ...(there.has('') ? [''] : [])];
}
