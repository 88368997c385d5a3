import { spawnSync } from 'node:child_process';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { ensureSigningKey } from '../../../electron/audit/key-in-force.ts';
import { type Seal, sealOf } from '../../../electron/audit/seal.ts';
import { fingerprintOf } from '../../../electron/audit/signing-key.ts';
import { listLog } from '../../../electron/store/log.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import type { Store } from '../../../electron/store/open.ts';
import { openCore } from '../../support/open-core.ts';
import { testClock, testTime, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/** A workspace with an id and a key. */
function workspace(store: Store = throwAwayStore()) {
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'workspace.made' }, (db) => writeMeta(db, 'id', 'w'));
  const ready = ensureSigningKey(audit, store.folder);
  return { store, audit, ready, key: path.join(store.folder, 'signing.key') };
}

function fits({ text, signature, publicKey }: Seal): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey ?? '', 'base64'), format: 'der', type: 'spki' });
  return verifySignature(null, Buffer.from(text), key, Buffer.from(signature ?? '', 'base64'));
}

describe('the key of a workspace', () => {
  test('is made with it, for its owner alone to read; the log tells of it', async () => {
    const { folder, ask } = await openCore();
    const file = path.join(folder, 'signing.key');
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const told = (await ask('audit.log', {})).find(({ act }) => act === 'key.made');
    expect(told?.detail).toMatchObject({ key: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(await ask('audit.verify', {})).toMatchObject({ ok: true });
  });

  test('stays the same when the workspace is opened again, and is in no backup', async () => {
    const first = await openCore();
    const file = path.join(first.folder, 'signing.key');
    const before = readFileSync(file, 'utf8');
    const { path: backup } = await first.ask('workspace.backup', {});
    await first.close();
    const again = await openCore({ folder: first.folder });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await again.ask('audit.log', {})).filter(({ act }) => act.startsWith('key.'))).toHaveLength(1);
    const secret = before.split('\n')[1] ?? '';
    expect(readFileSync(backup).includes(secret)).toBe(false);
    expect(readdirSync(path.dirname(backup))).toEqual([path.basename(backup)]);
  });

  test('of an older workspace is made when it is next opened for writing', async () => {
    const store = throwAwayStore();
    createAudit(store, testClock).change({ person: 'A1', act: 'workspace.made' }, (db) =>
      writeMeta(db, 'id', 'old'),
    );
    store.close();
    const { folder, ask } = await openCore({ folder: store.folder });
    expect(existsSync(path.join(folder, 'signing.key'))).toBe(true);
    expect((await ask('audit.log', {})).map(({ act }) => act)).toEqual([
      'person.came',
      'key.made',
      'workspace.made',
    ]);
  });

  test('that is lost is replaced by an act that names both, and what is signed since says so', () => {
    const { store, audit, key } = workspace();
    const before = sealOf(store.read, store.folder);
    rmSync(key);
    expect(sealOf(store.read, store.folder)).toMatchObject({ signature: null, publicKey: before.publicKey });
    ensureSigningKey(audit, store.folder);
    const after = sealOf(store.read, store.folder);
    expect(after.publicKey).not.toBe(before.publicKey);
    const [old, now] = [fingerprintOf(before.publicKey ?? ''), fingerprintOf(after.publicKey ?? '')];
    const [last] = listLog(store.read, { limit: 1 });
    expect(last).toMatchObject({ act: 'key.replaced' });
    expect(JSON.parse(last?.detail ?? '')).toMatchObject({ before: old, key: now });
    expect(after.text).toContain(`\nkey=${now}\nkey-since=${testTime}\nearlier-key=${old}\n`);
    expect(fits(after)).toBe(true);
  });

  test('whose file is damaged is kept aside and replaced', () => {
    const { store, audit, key } = workspace();
    writeFileSync(key, 'not a key');
    ensureSigningKey(audit, store.folder);
    expect(readFileSync(`${key}.unusable`, 'utf8')).toBe('not a key');
    expect(fits(sealOf(store.read, store.folder))).toBe(true);
  });

  test('a process that died between file and act leaves a key that the next opening tells of', () => {
    const other = workspace();
    const { store, audit, key } = workspace();
    writeFileSync(key, readFileSync(other.key));
    expect(sealOf(store.read, store.folder).signature).toBeNull();
    ensureSigningKey(audit, store.folder);
    expect(listLog(store.read, { limit: 1 })).toMatchObject([{ act: 'key.replaced' }]);
    expect(sealOf(store.read, store.folder).publicKey).toBe(
      sealOf(other.store.read, other.store.folder).publicKey,
    );
  });

  test('that cannot be read is left alone, and said; work goes on unsigned', async () => {
    const { folder, close } = await openCore();
    await close();
    const file = path.join(folder, 'signing.key');
    rmSync(file);
    mkdirSync(file);
    const { ask } = await openCore({ folder });
    expect((await ask('workspace.info', {})).notices).toEqual(['no-signing-key']);
    expect((await ask('audit.log', {})).some(({ act }) => act === 'key.replaced')).toBe(false);
    expect(readdirSync(file)).toEqual([]);
  });
});

describe('a seal', () => {
  test('says in lines what the log came to, and its signature fits', () => {
    const { store } = workspace();
    const [last] = listLog(store.read, { limit: 1 });
    const seal = sealOf(store.read, store.folder, { rows: '2', 'all-rows': 'ab' });
    expect(seal.text).toBe(
      `hattama-head 1\nworkspace=w\nlog-rows=2\nhead=${last?.hash ?? ''}\nhead-time=${testTime}\n` +
        `key=${fingerprintOf(seal.publicKey ?? '')}\nkey-since=${testTime}\nall-rows=ab\nrows=2\n`,
    );
    expect(fits(seal)).toBe(true);
    expect(fits({ ...seal, text: seal.text.replace('rows=2', 'rows=3') })).toBe(false);
  });

  test('of the same data is the same, also after a file was written', () => {
    const { store, audit } = workspace();
    const before = sealOf(store.read, store.folder);
    audit.change({ person: 'A1', act: 'export.written' }, () => undefined);
    expect(sealOf(store.read, store.folder)).toEqual(before);
  });

  test.each([[{ head: 'x' }], [{ 'earlier-key': 'x' }], [{ 'a b': 'x' }], [{ note: 'x\nhead=y' }]])(
    'takes no line that could be read in two ways: %j',
    (extra) => {
      const { store } = workspace();
      expect(() => sealOf(store.read, store.folder, extra)).toThrow(/seal/);
    },
  );

  test('can be checked with openssl', () => {
    const { store } = workspace();
    const { text, signature, publicKey } = sealOf(store.read, store.folder);
    const folder = path.dirname(throwAwayFolder());
    const at = (name: string) => path.join(folder, name);
    writeFileSync(at('head.txt'), text);
    writeFileSync(at('head.sig'), Buffer.from(signature ?? '', 'base64'));
    writeFileSync(at('key.der'), Buffer.from(publicKey ?? '', 'base64'));
    // prettier-ignore
    const args = ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', at('key.der'), '-rawin', '-in', at('head.txt'), '-sigfile', at('head.sig')];
    const check = () => {
      const ran = spawnSync('openssl', args, { encoding: 'utf8' });
      if (ran.error)
        throw new Error('This test needs openssl (3 or newer) on the path', { cause: ran.error });
      return ran;
    };
    expect(check()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Verified Successfully') as string,
    });
    writeFileSync(at('head.txt'), text.replace('log-rows=2', 'log-rows=3'));
    expect(check().status).not.toBe(0);
  });
});
