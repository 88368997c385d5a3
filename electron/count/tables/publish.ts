import { HattamaError } from '../../../shared/api/result.ts';
import type { TakenRow } from '../../../shared/protocol/count/tables/take-rows.ts';
import type { Audit } from '../../audit/change.ts';
import { insertKeptFile, type KeptFile } from '../../store/kept-files.ts';
import {
  findPublication,
  insertPublication,
  type NewPublication,
  setPublicationInForce,
} from '../../store/publications.ts';

/** Takes a table in with its rows; answers its id. The file's bytes lie in the workspace already. */
export function takePublication(
  audit: Audit,
  table: Omit<NewPublication, 'file'>,
  file: KeptFile,
  rows: readonly TakenRow[],
): number {
  return audit.change({ person: table.person, act: 'table.taken' }, (db, event) => {
    insertKeptFile(db, file, event.at);
    const id = insertPublication(db, { ...table, file: file.sha256 }, rows, event.at);
    const { kind, election, source, published } = table;
    event.tell({
      publication: id,
      kind,
      election,
      source,
      published,
      file: file.sha256,
      rowCount: rows.length,
    });
    return id;
  });
}

/**
 * Withdraws a table, so that it counts no more, or brings it back. Nothing happens where it stands so already.
 * @throws HattamaError not-found
 */
export function setInForce(audit: Audit, person: string, id: number, inForce: boolean): void {
  const table = findPublication(audit.read, id);
  if (!table) throw new HattamaError('not-found', `There is no table ${id}`);
  if (table.inForce === inForce) return;
  audit.change({ person, act: inForce ? 'table.restored' : 'table.withdrawn' }, (db, event) => {
    setPublicationInForce(db, id, inForce);
    const { kind, source, published } = table;
    event.tell({ publication: id, kind, source, published });
  });
}
