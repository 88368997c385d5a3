import type { Form } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { guess, overlook, THOROUGH } from './coarse.ts';
import { flat } from './bend.ts';
import { type Cv, scoped } from './engine.ts';
import { Likenesses } from './likeness.ts';
import { DESCRIPTOR_BYTES, type FeaturesFile, modelToFile, type PageModel } from './model.ts';
import { openPicture } from './picture.ts';
import { preparePages } from './prepare.ts';
import { refine } from './refine.ts';
import { look, lookCloser, probe } from './sight.ts';

/** Print and lines are the same on two pages within this, mm. */
const SAME_PLACE_MM = 0.5;

/**
 * Describes a page of a form by what several filled pictures of it share, as data instead of a picture: keypoints with
 * their descriptors, and ruled lines. The first picture shows the page from edge to edge; what one person wrote is in no
 * other picture, and what lies in the form's fields is left out altogether.
 * @throws Error when a picture does not show the form that the first one shows
 */
export function describePage(cv: Cv, form: Form, page: number, pictures: readonly Raster[]): FeaturesFile {
  const [first, ...others] = pictures;
  if (!first) throw new Error('give at least one picture of the page');
  const whole = {
    ...form,
    reference: form.pages.map((_, n) => ({ kind: 'filled' as const, page: n + 1, image: 'page' })),
  };
  const single = { ...whole, pages: form.pages.slice(0, page) };
  const sources = single.pages.map((_, n) => ({ kind: 'filled' as const, page: n + 1, raster: first }));
  const model = preparePages(cv, single, sources)[page - 1]?.model;
  if (!model) throw new Error(`form ${form.id} has no page ${page}`);
  return modelToFile(others.reduce((shared, other, n) => sharedWith(cv, shared, other, n + 2), model));
}

/** What of a model another picture of the same page shows too. */
function sharedWith(cv: Cv, model: PageModel, raster: Raster, position: number): PageModel {
  return scoped(cv, (keep) => {
    const picture = keep(openPicture(cv, raster));
    const overview = overlook(cv, picture, THOROUGH);
    const found = guess(cv, overview, model, picture);
    if (!found) throw new Error(`picture ${position} does not show the page of the first one`);
    const sight = lookCloser(cv, look(cv, picture, overview, found.homography, model));
    const { bend } = refine(sight, model, flat);
    const likenesses = new Likenesses(model, sight.seen, flat);
    const kept = model.keypoints.flatMap((_, index) =>
      likenesses.isThere(index, bend, SAME_PLACE_MM) ? [index] : [],
    );
    const lines = model.lines.filter((line) => {
      const offset = probe(sight, line, bend);
      return typeof offset === 'number' && Math.abs(offset) <= SAME_PLACE_MM;
    });
    const bytes = (index: number) =>
      model.descriptors.subarray(index * DESCRIPTOR_BYTES, (index + 1) * DESCRIPTOR_BYTES);
    return {
      ...model,
      keypoints: kept.flatMap((index) => model.keypoints[index] ?? []),
      descriptors: Uint8Array.from(kept.flatMap((index) => [...bytes(index)])),
      lines,
    };
  });
}
