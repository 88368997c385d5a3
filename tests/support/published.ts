import { createHash } from 'node:crypto';
import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import { createAudit } from '../../electron/audit/change.ts';
import type { Writer } from '../../electron/store/connection.ts';
import type { Store } from '../../electron/store/open.ts';
import { putPerson } from '../../electron/store/people.ts';
import { testClock } from './workspace-folder.ts';

/** A row of a table, as it is kept. */
export interface TableRow {
  region: string;
  district?: string;
  station?: number;
  figures?: Record<string, number>;
  about?: Record<string, unknown>;
}

/** A table of others, put into a workspace past the reading of its file. */
export interface Table {
  kind: PublicationKind;
  election: string;
  source?: string;
  published?: string;
  rows: readonly TableRow[];
}

/** Puts tables into a workspace, one act each, in their order. */
export function publish(store: Store, tables: readonly Table[]): void {
  const audit = createAudit(store, testClock);
  for (const table of tables)
    audit.change({ person: 'A1', act: 'table.taken' }, (db, { at }) => {
      putPerson(db, { code: 'A1', role: 'volunteer' }, at);
      publishOne(db, table, at);
    });
}

function publishOne(
  db: Writer,
  { kind, election, source = kind, published = '2019-06-11', rows }: Table,
  at: string,
): void {
  const sha256 = createHash('sha256')
    .update(JSON.stringify([kind, source, published, rows]))
    .digest('hex');
  db.run(
    'INSERT INTO kept_file (sha256, bytes, extension, name, at) VALUES (?, 1, ?, ?, ?)',
    sha256,
    'csv',
    'table.csv',
    at,
  );
  db.witness('kept_file', sha256);
  const { id } = db.run(
    `INSERT INTO publication (kind, election, source, published, file, mapping, columns, person, at)
     VALUES (?, ?, ?, ?, ?, '{}', '[]', 'A1', ?)`,
    kind,
    election,
    source,
    published,
    sha256,
    at,
  );
  for (const [index, { region, district = '', station = null, figures = {}, about = {} }] of rows.entries())
    db.run(
      `INSERT INTO publication_row (publication, n, region, district, station, figures, about) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      index + 1,
      region,
      district,
      station,
      JSON.stringify(figures),
      JSON.stringify(about),
    );
  db.witness('publication', id);
}
