import type { Quad } from '../../shared/forms/raster.ts';
import type { Reader, Writer } from './connection.ts';

/** Where a person said that a page lies. */
export interface Placing {
  form: string;
  /** px of the picture after EXIF orientation, top left of the page first. */
  corners: Quad;
}

/** What a person said last about where a page lies; undefined when nobody ever did. */
export function latestPlacing(db: Reader, scan: number): Placing | undefined {
  const row = db.get<{ form: string; corners: string }>(
    'SELECT form, corners FROM placing WHERE scan = ? ORDER BY id DESC LIMIT 1',
    scan,
  );
  return row && { form: row.form, corners: JSON.parse(row.corners) as Quad };
}

/** Keeps where a person says that a page lies. */
export function insertPlacing(
  db: Writer,
  scan: number,
  { form, corners }: Placing,
  by: { person: string; at: string },
): void {
  const { id } = db.run(
    'INSERT INTO placing (scan, person, at, form, corners) VALUES (?, ?, ?, ?, ?)',
    scan,
    by.person,
    by.at,
    form,
    JSON.stringify(corners),
  );
  db.witness('placing', id);
}
