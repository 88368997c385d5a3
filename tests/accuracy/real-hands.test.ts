import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { namedForms } from '../../electron/workspace/forms.ts';
import { openReader } from '../../electron/workspace/open-reader.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import { georgianScans, projectFolder } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';
import { throwAwayFolder } from '../support/workspace-folder.ts';

/**
 * Figures of three real hands that no other test reads: the numbers of the registrars' stamps on Georgia's protocols of 2012, and a whole protocol of 2016.
 * Each form file lays its page over itself, as a filled one. The pictures stay in the reference folder; form files and truth, read off them by eye, are here.
 */
const fixtures = path.join(projectFolder, 'tests/fixtures/real-hands');

/** A form file beside the picture that it names, both in a folder of their own. */
function besidePicture(form: string, picture: string): string {
  const file = throwAwayFolder(`${form}.json`);
  copyFileSync(path.join(fixtures, `${form}.json`), file);
  copyFileSync(picture, path.join(path.dirname(file), path.basename(picture)));
  return file;
}

it.skipIf(georgianScans() === null)(
  'reads real hands on the Georgian pages, and accepts nothing wrong of them',
  async () => {
    const truths = readTruth(fixtures);
    const pictures = truths.map(({ file }) => path.join(georgianScans() ?? '', file));
    const forms = await namedForms(
      truths.map(({ form }, index) => besidePicture(form ?? '', pictures[index] ?? '')),
    );
    const reader = openReader(forms);
    onTestFinished(() => reader.close());
    const ids = forms.map(({ form }) => form.id);
    const scores: Score[] = [];
    for await (const result of reader.readFiles(pictures)) {
      const truth = truths[scores.length];
      if (!truth) throw new Error('More results than pictures');
      expect(result.extraction, truth.file).toMatchObject({ status: 'read', form: truth.form });
      scores.push(scorePage(truth, result, ids));
    }
    const all = addScores(scores);
    expect(all.fields).toBe(40);
    expect(all.acceptedErrors).toBe(0);
    expect(all.right / all.fields).toBeGreaterThanOrEqual(0.95);
    expect(all.accepted / all.fields).toBeGreaterThanOrEqual(0.5);
  },
);
