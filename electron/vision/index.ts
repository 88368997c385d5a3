import type { Form } from '../../shared/forms/form.ts';
import { placeByCorners } from './by-corners.ts';
import { describePage } from './describe.ts';
import { type Cv, loadEngine } from './engine.ts';
import { Kin } from './kin.ts';
import type { Candidate } from './lay.ts';
import { place } from './place.ts';
import { preparePages } from './prepare.ts';
import { proposeCorners } from './propose.ts';
import { sheetByCorners } from './sheet.ts';
import type { PreparedForm, Vision } from './types.ts';

/** Loads the engine (about 0.3 s, once a thread) and answers the room's one door. */
export async function createVision(): Promise<Vision> {
  return visionOn(await loadEngine());
}

function visionOn(cv: Cv): Vision {
  const prepared = new Map<PreparedForm, Candidate[]>();
  const kin = new Kin(cv);
  const candidatesOf = (forms: readonly PreparedForm[]) =>
    forms.flatMap((form) => {
      const pages = prepared.get(form);
      if (!pages) throw new Error(`form ${form.form.id} was disposed of, or made ready by another Vision`);
      return pages;
    });
  return {
    prepare(form: Form, references) {
      const pages = preparePages(cv, form, references);
      const handle: PreparedForm = { form, dispose: () => void prepared.delete(handle) };
      prepared.set(
        handle,
        pages.map((page) => ({ form, prepared: page })),
      );
      return handle;
    },
    place(picture, forms) {
      return place(cv, picture, candidatesOf(forms), kin);
    },
    placeByCorners(picture, forms, corners) {
      return placeByCorners(cv, picture, candidatesOf(forms), corners, kin.families);
    },
    proposeCorners(picture, forms) {
      return proposeCorners(cv, picture, candidatesOf(forms));
    },
    sheet(picture, corners, size, pxPerMm) {
      return sheetByCorners(cv, picture, corners, size, pxPerMm);
    },
    describe(form, page, pictures) {
      return describePage(cv, form, page, pictures);
    },
    dispose() {
      prepared.clear();
    },
  };
}
