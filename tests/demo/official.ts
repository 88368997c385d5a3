import { type DemoStation, type OfficialRow, type RowId, rowIds, type Rows } from './model.ts';
import { demoRegions, roles } from './places.ts';

/** Rows added up. */
export function sumOf(all: readonly Rows[]): Rows {
  const sum = (row: RowId) => all.reduce((before, rows) => before + rows[row], 0);
  return Object.fromEntries(rowIds.map((row) => [row, sum(row)])) as Record<RowId, number>;
}

/** What was changed about a place before it was published. */
export type Falsified = (row: OfficialRow) => Rows;

/**
 * What is published: stations of some regions, districts of others, every region, the country. What is changed about a
 * smaller place stands in the sums of the larger ones too.
 */
export function publish(stations: readonly DemoStation[], falsified: Falsified): OfficialRow[] {
  const finish = (row: OfficialRow): OfficialRow => ({ ...row, rows: falsified(row) });
  const regions = demoRegions.map(({ id }) => {
    const own = stations.filter(({ region }) => region === id);
    const parts = partsOf(id, own).map(finish);
    const whole = sumOf(parts.length > 0 ? parts.map(({ rows }) => rows) : own.map((each) => each.official));
    return {
      parts,
      whole: finish({ region: id, district: '', station: null, stations: own.length, rows: whole }),
    };
  });
  const country = sumOf(regions.map(({ whole }) => whole.rows));
  return [
    ...regions.map(({ whole }) => whole),
    finish({ region: '', district: '', station: null, stations: stations.length, rows: country }),
    ...regions.flatMap(({ parts }) => parts),
  ];
}

function partsOf(region: string, own: readonly DemoStation[]): OfficialRow[] {
  if (isOneOf(roles.byStation, region))
    return own.map(({ district, number, official }) => ({
      region,
      district,
      station: number,
      stations: null,
      rows: official,
    }));
  if (!isOneOf(roles.byDistrict, region)) return [];
  const districts = new Map<string, Rows[]>();
  for (const { district, official } of own)
    districts.set(district, [...(districts.get(district) ?? []), official]);
  return [...districts].map(([district, all]) => ({
    region,
    district,
    station: null,
    stations: all.length,
    rows: sumOf(all),
  }));
}

export const isOneOf = (all: readonly string[], one: string): boolean => all.includes(one);
