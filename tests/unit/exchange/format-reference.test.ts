import path from 'node:path';
import { expect, test } from 'vitest';
import { formatReference } from '../../support/format-reference.ts';
import { projectFolder } from '../../support/reference.ts';

// `npx vitest run --project unit tests/unit/exchange/format-reference.test.ts -u` writes the file anew.
test('the reference of the exported files says what is written', async () => {
  await expect(formatReference()).toMatchFileSnapshot(path.join(projectFolder, 'resources/verify/FORMAT.md'));
});
