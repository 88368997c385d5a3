import fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anySaid, exportedActs, rowsOf, takenActs, tellActs } from '../../support/incidents.ts';
import { memoryWorkspace } from '../../support/memory-workspace.ts';
import { savedByLibreOffice } from '../../support/soffice.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

test.each([
  ['xlsx', 'ods'],
  ['ods', 'xlsx'],
] as const)(
  'acts of violation in %s, saved as %s by LibreOffice, come in as they were told',
  async (from, to) => {
    const folder = throwAwayFolder();
    mkdirSync(folder);
    const [one, two] = [memoryWorkspace('one'), memoryWorkspace('two')];
    // Many at once, as LibreOffice takes seconds to start.
    tellActs(
      one,
      fc.sample(anySaid, { numRuns: 120, seed: 7 }).map((said) => [said]),
    );
    const saved = await savedByLibreOffice(await exportedActs(folder, one, from), to);
    expect(await takenActs(two, saved)).toMatchObject({ fresh: 120, left: 0, refused: 0 });
    expect(rowsOf(two)).toEqual(rowsOf(one));
  },
);
