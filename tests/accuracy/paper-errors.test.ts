import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedForm, shippedForms } from '../../electron/workspace/forms.ts';
import { openReader } from '../../electron/workspace/open-reader.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { checkValues } from '../../shared/forms/checks.ts';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { hardScans, sampleScans } from '../support/reference.ts';
import { isRight, type PageTruth, readTruth } from '../support/truth.ts';

/**
 * An error on paper is evidence. Equations between fields lift doubtful readings, but on a protocol whose paper does not add up
 * they must not make it add up.
 */
interface Page {
  truth: PageTruth;
  file: string;
}

const pages = [sampleScans(), hardScans()].flatMap((folder): Page[] =>
  folder === null
    ? []
    : readTruth(folder)
        .filter(({ failedChecks }) => failedChecks.length > 0)
        .map((truth) => ({ truth, file: path.join(folder, truth.file) })),
);

let forms: readonly LoadedForm[];
let alone: PageExtraction[];
let together: PageExtraction[];
beforeAll(async () => {
  forms = await shippedForms();
  alone = await readAll(false);
  together = await readAll(true);
});

async function readAll(joint: boolean): Promise<PageExtraction[]> {
  const reader = openReader(forms, { joint });
  const read: PageExtraction[] = [];
  try {
    for await (const { extraction } of reader.readFiles(pages.map(({ file }) => file))) read.push(extraction);
  } finally {
    await reader.close();
  }
  return read;
}

const rightFields = (truth: PageTruth, { fields }: PageExtraction) =>
  Object.keys(truth.values).filter((id) => isRight(truth, id, fields[id]));

/** The errors that the rules find in what stands on the paper. */
function errorsOnPaper(truth: PageTruth): CheckResult[] {
  const form = forms.find((loaded) => loaded.form.id === truth.form)?.form;
  if (!form) throw new Error(`no form ${truth.form}`);
  const values: FieldValues = Object.fromEntries(
    Object.entries(truth.values).map(([id, value]) => [id, { value, state: 'number', corrected: false }]),
  );
  return checkValues(form, { values }).filter(({ severity, ok }) => severity === 'error' && ok === false);
}

describe('protocols that do not add up on paper', () => {
  it('are ten among the pictures, and the rules find their errors', () => {
    expect(pages).toHaveLength(10);
    expect(pages.filter(({ truth }) => errorsOnPaper(truth).length === 0)).toEqual([]);
  });

  it('lose no right field to the equations', () => {
    const lost = pages.flatMap(({ truth }, index) => {
      const [before, after] = [alone[index], together[index]].map((page) => page && rightFields(truth, page));
      return (before ?? []).filter((id) => !after?.includes(id)).map((id) => `${truth.file} ${id}`);
    });
    expect(lost).toEqual([]);
  });

  it('have no wrong field accepted', () => {
    const wrong = pages.flatMap(({ truth }, index) =>
      Object.keys(truth.values)
        .filter((id) => {
          const reading = together[index]?.fields[id];
          return reading?.accept === true && !isRight(truth, id, reading);
        })
        .map((id) => `${truth.file} ${id}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are still said not to add up wherever their fields are read right', () => {
    let looked = 0;
    const repaired = pages.flatMap(({ truth }, index) => {
      const page = together[index];
      if (!page) return [];
      const isRead = (id: string) => page.fields[id]?.value === truth.values[id];
      const errors = errorsOnPaper(truth).filter(({ fields }) => fields.every(isRead));
      looked += errors.length;
      const found = page.checks.filter(({ ok }) => ok === false).map(({ code }) => code);
      return errors.filter(({ code }) => !found.includes(code)).map(({ code }) => `${truth.file} ${code}`);
    });
    expect(repaired).toEqual([]);
    expect(looked).toBeGreaterThan(0);
  });
});
