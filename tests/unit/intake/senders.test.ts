import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countSenders, forgetSenders, Senders } from '../../../electron/intake/door/senders.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const file = () => throwAwayFolder('people.key.json');

describe('the key list', () => {
  test('gives the same sender the same code, also after a restart and under another name', async () => {
    const list = file();
    const senders = new Senders(list, []);
    expect(existsSync(list)).toBe(false);
    expect(await senders.codeOf({ id: 'telegram:user1', name: 'Айгерим' })).toBe('S001');
    expect(await senders.codeOf({ id: 'telegram:user2', name: 'Ерлан' })).toBe('S002');
    const again = new Senders(list, []);
    expect(await again.codeOf({ id: 'telegram:user1', name: 'Айгерим К.' })).toBe('S001');
    expect(again.names()).toContainEqual({ name: 'Айгерим К.', code: 'S001' });
    expect(countSenders(list)).toBe(2);
    if (process.platform !== 'win32') expect(statSync(list).mode & 0o777).toBe(0o600);
  });

  test('knows by name who has no id, unless two have the name', async () => {
    const senders = new Senders(file(), []);
    expect(await senders.codeOf({ id: null, name: 'Асан' })).toBe('S001');
    expect(await senders.codeOf({ id: 'telegram:user1', name: 'Асан' })).toBe('S001');
    expect(await senders.codeOf({ id: 'telegram:user2', name: 'Асан' })).toBe('S002');
    expect(await senders.codeOf({ id: 'mail:asan@mail.kz', name: 'Асан' })).toBe('S003');
    expect(await senders.codeOf({ id: null, name: 'Асан' })).toBe('S004');
  });

  test('deleted, its codes go to nobody else', async () => {
    const list = file();
    await new Senders(list, []).codeOf({ id: null, name: 'Асан' });
    expect(forgetSenders(list)).toBe(true);
    expect(forgetSenders(list)).toBe(false);
    expect(countSenders(list)).toBeNull();
    expect(await new Senders(list, ['S001']).codeOf({ id: null, name: 'Асан' })).toBe('S002');
  });

  test('that cannot be understood is put aside', async () => {
    const list = file();
    writeFileSync(list, '{"format":1,"people":[{"code":"S0');
    expect(await new Senders(list, ['S004']).codeOf({ id: null, name: 'Асан' })).toBe('S005');
    expect(readFileSync(`${list}.damaged`, 'utf8')).toContain('S0');
  });
});
