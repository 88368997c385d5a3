import path from 'node:path';
import { expect, it } from 'vitest';
import { namedForms } from '../../electron/workspace/forms.ts';
import { openReader } from '../../electron/workspace/open-reader.ts';
import { projectFolder } from '../support/reference.ts';

const fixtures = path.join(projectFolder, 'tests/fixtures');

it('lays a curled page by the edges of its sheet where the form’s rows repeat and one is taken for the next', async () => {
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

it('refuses a page that lies on its form only if the sheet is stretched: its lower rows were taken for the next ones', async () => {
  const picture = path.join(fixtures, 'pictures/stretched-rows.jpg');
  const reader = openReader(await namedForms([path.join(fixtures, 'invented/xa-shaded.json')]));
  for await (const { extraction } of reader.readFiles([picture]))
    expect(extraction).toMatchObject({ status: 'unplaced', reason: 'lies-badly', form: 'xa-shaded' });
  await reader.close();
});
