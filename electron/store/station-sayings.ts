import type { SaidValue } from '../../shared/protocol/count/sayings.ts';
import type { Reader, Writer } from './connection.ts';

/** What a person said of a station. */
export interface StationSaying {
  id: number;
  election: string;
  region: string;
  station: number;
  key: string;
  /** Null: what was said before is taken back. */
  value: SaidValue | null;
  note: string;
  person: string;
  at: string;
}

/** All that was said of an election's stations of one number, in whatever region, oldest first. */
export function sayingsOf(db: Reader, election: string, station: number): StationSaying[] {
  return db
    .all<Omit<StationSaying, 'value'> & { value: string }>(
      `SELECT id, election, region, station, key, value, note, person, at FROM station_saying
       WHERE election = ? AND station = ? ORDER BY id`,
      election,
      station,
    )
    .map((row) => ({ ...row, value: JSON.parse(row.value) as SaidValue | null }));
}

/** Adds what a person said; answers its id. */
export function insertSaying(db: Writer, saying: Omit<StationSaying, 'id'>): number {
  const { election, region, station, key, value, note, person, at } = saying;
  const { id } = db.run(
    `INSERT INTO station_saying (election, region, station, key, value, note, person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    election,
    region,
    station,
    key,
    JSON.stringify(value),
    note,
    person,
    at,
  );
  db.witness('station_saying', id);
  return id;
}

/** Stations of an election of which something was said in rows of the log after `seq`, as the log tells it. */
export function stationsToldSince(
  db: Reader,
  election: string,
  seq: number,
): { region: string; station: number }[] {
  return db.all<{ region: string; station: number }>(
    `SELECT DISTINCT json_extract(detail, '$.region') AS region, json_extract(detail, '$.station') AS station
     FROM audit_log WHERE seq > ? AND act = 'station.told' AND json_extract(detail, '$.election') = ?`,
    seq,
    election,
  );
}
