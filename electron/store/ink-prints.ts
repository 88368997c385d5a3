import type { InkFacts } from '../../shared/protocol/facts.ts';
import type { Writer } from './connection.ts';

/** Keeps where a page's fields are inked as another workspace's machine saw it, once. */
export function insertInkPrint(db: Writer, scan: number, ink: InkFacts): void {
  const ran = db.run(
    'INSERT OR IGNORE INTO ink_print (scan, form, form_version, page, print) VALUES (?, ?, ?, ?, ?)',
    scan,
    ink.form,
    ink.formVersion,
    ink.page,
    ink.print,
  );
  if (ran.changes > 0) db.witness('ink_print', scan);
}
