import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import type { JournalEdges } from '../../../electron/store/journal.ts';
import { type Store } from '../../../electron/store/open.ts';
import { listPeople, putPerson } from '../../../electron/store/people.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { bundleChild } from '../../support/child.ts';
import {
  migrationsFolder,
  testClock,
  testTime,
  throwAwayFolder,
  throwAwayStore,
} from '../../support/workspace-folder.ts';

let holder = '';
beforeAll(async () => {
  holder = await bundleChild('hold-workspace');
});

function come(store: Store, code: string): void {
  createAudit(store, testClock).change({ person: code, act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code, role: 'volunteer' }, at),
  );
}

/** Starts another process on a workspace and answers the first line that it says. */
async function otherProcess(
  folder: string,
  env: Record<string, string> = {},
  stay = '',
): Promise<{ child: ChildProcess; said: unknown }> {
  const child = spawn(process.execPath, [holder, folder, migrationsFolder, stay], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, said: JSON.parse(line) };
}

function referenceOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof HattamaError ? error.reference : String(error);
  }
}

const noSharedMemory = (folder: string) => {
  // SQLite keeps the write-ahead log's shared memory in this file; as a folder it cannot be had.
  mkdirSync(path.join(folder, 'workspace.sqlite-shm'), { recursive: true });
};

describe('a new workspace', () => {
  test('writes ahead, waits for the disk, holds to foreign keys, and is marked as ours', () => {
    const store = throwAwayStore();
    const pragma = (name: string) =>
      Object.values(store.read.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
    expect(
      ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'application_id'].map(pragma),
    ).toEqual(['wal', 2, 1, 1, 0x48544d41]);
    expect(
      store.read.all(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'`,
      ),
    ).toEqual([]);
    expect(store).toMatchObject({ readOnly: null, notices: [] });
  });

  test.each([
    ['Cyrillic and spaces', 'Хаттама – Алматы қаласы, 9 маусым'],
    ['200 characters', 'ұ'.repeat(100)],
    ['signs that mean something to SQL or URIs', `it's 100% #1?mode=ro&x=y;--`],
  ])('takes a path with %s', (_, name) => {
    const folder = throwAwayFolder(name);
    const store = throwAwayStore(folder);
    come(store, 'A1');
    store.close();
    expect(listPeople(throwAwayStore(folder).read)).toEqual([{ code: 'A1', role: 'volunteer' }]);
  });

  test('leaves one file for the database when it is closed', () => {
    const folder = throwAwayFolder();
    const store = throwAwayStore(folder);
    come(store, 'A1');
    store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('workspace.sqlite'))).toEqual([
      'workspace.sqlite',
    ]);
  });
});

describe('what is no workspace', () => {
  test('an absent folder is refused unless one is to be made', () => {
    const folder = throwAwayFolder();
    expect(referenceOf(() => throwAwayStore(folder, { create: false }))).toBe('not-a-workspace');
    expect(existsSync(folder)).toBe(false);
  });

  test('a folder with other files stays as it is', () => {
    const folder = throwAwayFolder();
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'photo.jpg'), 'x');
    expect(referenceOf(() => throwAwayStore(folder))).toBe('not-a-workspace');
    expect(readdirSync(folder)).toEqual(['photo.jpg']);
  });

  test("another program's database is refused", () => {
    const folder = throwAwayFolder();
    mkdirSync(folder);
    new Database(path.join(folder, 'workspace.sqlite')).exec('CREATE TABLE theirs (x)').close();
    expect(referenceOf(() => throwAwayStore(folder))).toBe('not-a-workspace');
  });

  test('a file that is no database is refused', () => {
    const folder = throwAwayFolder();
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'workspace.sqlite'), 'Not a database at all. '.repeat(100));
    expect(referenceOf(() => throwAwayStore(folder))).toBe('not-a-workspace');
  });
});

describe('a second process', () => {
  test('reads what is there but cannot write, and is told so', async () => {
    const folder = throwAwayFolder();
    const store = throwAwayStore(folder);
    come(store, 'A1');
    const { said } = await otherProcess(folder);
    expect(said).toEqual({ readOnly: 'other-process', notices: ['other-process'], people: ['A1'] });
  });

  test('that is killed leaves the workspace to the next', async () => {
    const folder = throwAwayFolder();
    throwAwayStore(folder).close();
    const { child, said } = await otherProcess(folder, {}, 'stay');
    expect(said).toMatchObject({ readOnly: null });
    const meanwhile = throwAwayStore(folder);
    expect(meanwhile.readOnly).toBe('other-process');
    expect(referenceOf(() => come(meanwhile, 'B2'))).toBe('read-only');
    meanwhile.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(throwAwayStore(folder).readOnly).toBeNull();
  });
});

describe('a folder without permission to write', () => {
  const nobody = '65534';
  const asRoot = process.getuid?.() === 0;

  /** Opens the folder as a user who may only read it. */
  async function openedByNobody(folder: string): Promise<unknown> {
    chmodSync(path.dirname(folder), 0o755);
    chmodSync(folder, 0o555);
    return (await otherProcess(folder, { AS_USER: nobody })).said;
  }
  const readOnly = { readOnly: 'no-permission', notices: ['no-permission'], people: ['A1'] };

  test.runIf(asRoot)('opens read-only', async () => {
    const store = throwAwayStore();
    come(store, 'A1');
    store.close();
    expect(await openedByNobody(store.folder)).toEqual(readOnly);
  });

  test.runIf(asRoot)('opens with all that was acknowledged although the last process died', async () => {
    const alive = throwAwayStore();
    come(alive, 'A1');
    // What a process that dies leaves: the last act is in the write-ahead log only.
    const folder = throwAwayFolder();
    cpSync(alive.folder, folder, { recursive: true });
    expect(readdirSync(folder)).toContain('workspace.sqlite-wal');
    expect(await openedByNobody(folder)).toEqual(readOnly);
  });
});

describe('a folder where the write-ahead log cannot work', () => {
  test('is found out, said, and written to with a rollback journal', async () => {
    const folder = throwAwayFolder();
    noSharedMemory(folder);
    // Such a folder is not empty; the workspace was made elsewhere and carried here.
    const elsewhere = throwAwayFolder('elsewhere');
    const made = throwAwayStore(elsewhere);
    come(made, 'A1');
    expect(await made.backup(testTime)).toContain('backups');
    const backup = readdirSync(path.join(elsewhere, 'backups'))[0] ?? '';
    new Database(path.join(elsewhere, 'backups', backup)).pragma('journal_mode = WAL');
    copyFileSync(path.join(elsewhere, 'backups', backup), path.join(folder, 'workspace.sqlite'));

    const store = throwAwayStore(folder);
    expect(store).toMatchObject({ readOnly: null, notices: ['no-write-ahead-log'] });
    come(store, 'B2');
    expect(store.read.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'delete' });
    const { said } = await otherProcess(folder);
    expect(said).toMatchObject({ readOnly: 'other-process', people: ['A1', 'B2'] });

    const { file, forget } = await store.forReading();
    expect(file, 'a long reading goes over a copy, so that it holds up no write').not.toBe(
      store.layout.database,
    );
    forget();
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    ['NFS', 0x6969],
    ['SMB', 0xfe534d42],
  ])('a network drive (%s) is not trusted with it even where it seems to work', (_, type) => {
    const edges: JournalEdges = { filesystemType: () => type };
    const store = throwAwayStore(throwAwayFolder(), { edges });
    expect(store.notices).toEqual(['no-write-ahead-log']);
    come(store, 'A1');
    expect(store.read.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'delete' });
  });

  test('goes back to writing ahead once the folder lies on an internal disk again', () => {
    const folder = throwAwayFolder();
    const onNetwork = throwAwayStore(folder, { edges: { filesystemType: () => 0x6969 } });
    come(onNetwork, 'A1');
    onNetwork.close();
    const store = throwAwayStore(folder);
    expect(store.notices).toEqual([]);
    expect(listPeople(store.read)).toHaveLength(1);
  });
});

test('a backup is a whole workspace database of its own', async () => {
  const store = throwAwayStore();
  come(store, 'A1');
  const file = await store.backup(testTime);
  const copy = new Database(file, { readonly: true });
  expect(copy.prepare('SELECT code FROM person').all()).toEqual([{ code: 'A1' }]);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
  expect(readdirSync(path.dirname(file)), 'nothing half written is left').toEqual([path.basename(file)]);
});
