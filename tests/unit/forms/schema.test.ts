import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formJsonSchema } from '../../../shared/forms/check.ts';
import { projectFolder } from '../../support/reference.ts';

test('the published JSON Schema is the one that forms are checked by', () => {
  const published: unknown = JSON.parse(
    readFileSync(path.join(projectFolder, 'resources/forms/form.schema.json'), 'utf8'),
  );
  expect(published).toEqual(formJsonSchema());
});
