import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { type Audit, createAudit } from '../../electron/audit/change.ts';
import { factsOf } from '../../electron/exchange/facts-of-workspace.ts';
import { type Incoming, mergeFiles } from '../../electron/merge/index.ts';
import { insertBatch } from '../../electron/store/batches.ts';
import { readerOf, type Reader, type Writer } from '../../electron/store/connection.ts';
import { writeMeta } from '../../electron/store/meta.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { insertOriginal } from '../../electron/store/originals.ts';
import { putPerson } from '../../electron/store/people.ts';
import { insertScan, updateScan } from '../../electron/store/scans.ts';
import { insertSource } from '../../electron/store/sources.ts';
import type { Witnessed } from '../../electron/store/witness.ts';
import type { MergeReport } from '../../shared/api/merging.ts';
import type { Facts } from '../../shared/protocol/facts.ts';
import { projectFolder } from './reference.ts';
import { formA } from './seed.ts';

/**
 * A workspace whose database lies in memory: real SQLite, real migrations and acts, without a disk, so that properties can be
 * tried on hundreds of them.
 */
export interface MemoryWorkspace {
  id: string;
  sql: Database.Database;
  read: Reader;
  audit: Audit;
  /** The same workspace a second time. */
  clone(): MemoryWorkspace;
}

/** People of every such workspace. */
export const memoryPeople = [
  { code: 'V1', role: 'volunteer' },
  { code: 'V2', role: 'volunteer' },
  { code: 'K1', role: 'auditor' },
] as const;

let ticks = 0;
/** Every act has a time of its own. */
const clock = () => new Date(Date.UTC(2019, 5, 9, 20) + 1000 * ticks++);

/** SHA-256 of an invented picture. */
export const pictureHash = (name: string) => createHash('sha256').update(name).digest('hex');

let bare: Buffer | undefined;

function migrated(): Buffer {
  const sql = new Database(':memory:');
  migrate(sql, path.join(projectFolder, 'resources/migrations'), projectFolder, clock().toISOString());
  return sql.serialize();
}

function opened(bytes: Buffer, id: string): MemoryWorkspace {
  const sql = new Database(bytes);
  sql.pragma('foreign_keys = ON');
  sql.pragma('recursive_triggers = ON');
  const read = readerOf(sql);
  const write = <T>(work: (db: Writer) => T, witness: (table: Witnessed, key: string | number) => void): T =>
    sql.transaction(() => work({ ...read, witness })).immediate();
  return {
    id,
    sql,
    read,
    audit: createAudit({ read, write }, clock),
    clone: () => opened(sql.serialize(), id),
  };
}

/** A workspace that has taken in pictures of form A, each read and waiting to be confirmed, its first entries counting at once. */
export function memoryWorkspace(id: string, pictures: readonly string[] = []): MemoryWorkspace {
  bare ??= migrated();
  const workspace = opened(bare, id);
  workspace.audit.change({ person: 'K1', act: 'workspace.made' }, (db, { at }) => {
    writeMeta(db, 'id', id);
    writeMeta(db, 'name', `team ${id}`);
    writeMeta(db, 'entry', { mode: 'once', sharePct: 0 });
    for (const person of [...memoryPeople, { code: 'M1', role: 'merger' } as const])
      putPerson(db, person, at);
    if (pictures.length === 0) return;
    const batch = insertBatch(db, { name: 'photos', region: 'Алматы', person: 'V1', paths: ['/given'] }, at);
    for (const name of pictures) {
      const sha256 = pictureHash(name);
      insertOriginal(db, { sha256, bytes: 1000, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 }, at);
      insertSource(db, { original: sha256, batch, path: `/given/${name}`, name, known: false }, at);
      const scan = insertScan(db, { original: sha256, page: 1, batch, region: 'Алматы' }, at);
      updateScan(db, scan, { status: 'to-confirm', form: formA.id, score: 0.9 });
    }
  });
  return workspace;
}

/** All that a workspace tells others. */
export function tellAll({ read }: MemoryWorkspace): Facts {
  const facts = factsOf(read);
  return { ...facts, copies: [...facts.copies] };
}

/** Facts as a file that was read. */
export function fileOf(facts: Facts, name = `${facts.origin.workspace}.xlsx`): Incoming {
  return {
    name,
    sha256: createHash('sha256').update(JSON.stringify(facts)).digest('hex'),
    copies: facts.copies.length,
    facts: () => facts,
    problems: [],
  };
}

/** Merges facts in one step, as M1. */
export function mergeInto(workspace: MemoryWorkspace, ...told: readonly Facts[]): MergeReport {
  return mergeFiles(
    workspace.audit,
    told.map((facts) => fileOf(facts)),
    { person: 'M1', name: 'merge', kept: new Set(), dryRun: false },
  );
}

/**
 * What is the same in equal workspaces: stations, papers, entries, values, states and open conflicts. Log, times of merging,
 * row numbers and names of the people of others have no part in it.
 */
export function essence(workspace: MemoryWorkspace): unknown {
  const { copies, joinings, linkings } = tellAll(workspace);
  const told = copies.map(({ picture, entries, standings }) => ({
    picture: `${picture.sha256}/${picture.page}`,
    entries: entries
      .map(({ key, stage, other, values, marks, note, flags }) => ({
        key,
        stage,
        other,
        values,
        marks,
        note,
        flags,
      }))
      .sort(byKey),
    standings: standings
      .map(({ key, workspace, n, seen, status, closures }) => ({
        key,
        workspace,
        n,
        seen,
        status,
        closures: closures.map(({ entry, code, outcome }) => `${entry} ${code} ${outcome}`).sort(),
      }))
      .sort(byKey),
  }));
  return {
    copies: told.sort((a, b) => (a.picture < b.picture ? -1 : 1)),
    states: statesOf(workspace),
    joinings: joinings.map((each) => JSON.stringify(each)).sort(),
    linkings: linkings.map((each) => JSON.stringify(each)).sort(),
  };
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

/** Where each scan stands; all that nobody has confirmed or refused is open. */
function statesOf({ read, id }: MemoryWorkspace): unknown[] {
  return read.all(
    `SELECT scan.original AS picture,
       CASE WHEN scan.status IN ('waiting', 'reading', 'unplaced', 'to-confirm') THEN 'open' ELSE scan.status END AS status,
       CASE WHEN scan.status IN ('second-entry', 'differing', 'flagged', 'final') THEN scan.station END AS station,
       CASE WHEN scan.status IN ('second-entry', 'differing', 'flagged', 'final') THEN ${keySql('scan.entry')} END AS entry,
       CASE WHEN scan.status = 'cannot-enter' THEN (SELECT reason FROM refusal WHERE id = scan.refusal) END AS refused,
       ${keySql('rival.first')} AS first, ${keySql('rival.second')} AS second
     FROM present AS scan LEFT JOIN rival ON rival.scan = scan.id AND rival.in_force = 1
     ORDER BY scan.original, scan.page`,
    ...Array.from({ length: 3 }, () => id),
  );
}

/** What an entry is called everywhere: where it was made, and its number there; of one by spreadsheet its key. */
function keySql(column: string): string {
  return `(SELECT coalesce(origin.workspace || ' ' || origin.number || iif(origin.number = 0, origin.key, ''), ? || ' ' || entry.id)
    FROM entry LEFT JOIN entry_origin AS origin ON origin.entry = entry.id WHERE entry.id = ${column})`;
}
