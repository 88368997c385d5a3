import path from 'node:path';
import { expect, it } from 'vitest';
import { namedForms } from '../../electron/workspace/forms.ts';
import { openReader } from '../../electron/workspace/open-reader.ts';
import { projectFolder } from '../support/reference.ts';

const fixtures = path.join(projectFolder, 'tests/fixtures');

it('lays a curled page whose rows repeat, of which one was taken for the next', async () => {
  // Of make_invented.py, seed 2027.
  const picture = path.join(fixtures, 'pictures/repeated-rows.jpg');
  const reader = openReader(await namedForms([path.join(fixtures, 'invented/xa-dotted.json')]));
  for await (const { extraction } of reader.readFiles([picture])) {
    expect(extraction.status).toBe('read');
    const values = Object.fromEntries(
      Object.entries(extraction.fields).map(([id, { value }]) => [id, value]),
    );
    expect(values).toMatchObject({ station: 1599, registered: 2748, votes_ivanov: 687, votes_okafor: 2 });
  }
  await reader.close();
});

it('lays a page of which hardly any print is left, whose labels begin alike and were taken for the next ones', async () => {
  const picture = path.join(fixtures, 'pictures/stretched-rows.jpg');
  const reader = openReader(await namedForms([path.join(fixtures, 'invented/xa-shaded.json')]));
  for await (const { extraction } of reader.readFiles([picture])) {
    expect(extraction).toMatchObject({ status: 'read', form: 'xa-shaded' });
    const values = Object.fromEntries(
      Object.entries(extraction.fields).map(([id, { value }]) => [id, value]),
    );
    expect(values).toMatchObject({ station: 1426, registered: 2544, votes_fofana: 366, votes_juarez: 232 });
  }
  await reader.close();
});
