import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { HattamaError } from '../../shared/api/result.ts';
import { type Sql, connect } from './connection.ts';
import { asHattamaError } from './errors.ts';
import { backupName } from './migrate.ts';

/**
 * Copies the database while it is in use, checks the copy, and only then gives it its name.
 * @returns the copy's path. Throws `disk-full`, `no-permission`, `workspace-damaged`.
 */
export async function writeBackup(sql: Sql, backups: string, at: string): Promise<string> {
  const target = path.join(backups, backupName(at, sql.pragma('user_version', { simple: true }) as number));
  const partial = `${target}.part`;
  try {
    mkdirSync(backups, { recursive: true });
    await sql.backup(partial);
    const copy = connect(partial, { readonly: false });
    try {
      // One file without companions, readable from anywhere.
      copy.pragma('journal_mode = DELETE');
      if (copy.pragma('quick_check', { simple: true }) !== 'ok')
        throw new HattamaError('workspace-damaged', 'The copy of the database is damaged');
    } finally {
      copy.close();
    }
    renameSync(partial, target);
    return target;
  } catch (error) {
    rmSync(partial, { force: true });
    throw asHattamaError(error);
  }
}
