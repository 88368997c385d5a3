import path from 'node:path';
import { expect, test } from 'vitest';
import { openCore } from '../../support/open-core.ts';

test('on a network drive the whole contract works, with a notice', async () => {
  const { ask, folder } = await openCore({
    host: { kind: 'cli' },
    journal: { filesystemType: () => 0x6969 },
  });
  expect(await ask('workspace.info', {})).toMatchObject({ readOnly: null, notices: ['no-write-ahead-log'] });
  await ask('workspace.configure', { region: 'Алматы' });
  const verifying = ask('audit.verify', {});
  await ask('workspace.configure', { name: 'meanwhile' });
  expect(await verifying).toMatchObject({ ok: true });
  const out = path.join(folder, 'out.csv');
  expect(await ask('exchange.export', { format: 'csv', path: out })).toMatchObject({ rows: 0, path: out });
  expect((await ask('audit.log', { limit: 1 }))[0]).toMatchObject({
    act: 'export.written',
    detail: { protocols: 0 },
  });
});
