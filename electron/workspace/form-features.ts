import { readFile } from 'node:fs/promises';
import { parseForm } from '../../shared/forms/check.ts';
import { decodePage } from '../imaging/index.ts';
import { createVision } from '../vision/index.ts';
import type { FeaturesFile } from '../vision/model.ts';
import { FormError } from './forms.ts';

/**
 * Describes a form's page by what several filled pictures of it share: the reference of a form whose picture must not be
 * kept. The first picture shows the page from edge to edge; the form file need not have its reference yet.
 * @throws FormError for a form file with problems; Error when a picture does not show the first one's page
 */
export async function makeFormFeatures(
  formFile: string,
  page: number,
  pictures: readonly string[],
): Promise<FeaturesFile> {
  const checked = parseForm(await readFile(formFile, 'utf8'));
  if (!checked.ok) throw new FormError(formFile, checked.problems);
  const vision = await createVision();
  try {
    const rasters = await Promise.all(pictures.map((picture) => decodePage(picture, 1)));
    return vision.describe(checked.form, page, rasters);
  } finally {
    vision.dispose();
  }
}
