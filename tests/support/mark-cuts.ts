import type { MarkField } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldCut, PlacedPage } from '../../electron/vision/types.ts';
import { emptyInk } from './strokes.ts';

/** Scale of the drawn page of 100 x 100 mm, px a mm. */
export const PAGE_PX_PER_MM = 4;

/** The ink of an empty page of 100 x 100 mm. */
export const paper = (): Raster => emptyInk(100 * PAGE_PX_PER_MM, 100 * PAGE_PX_PER_MM);

/** A stamp's or a signature's place, mm. */
export function markField(id: string, mark: MarkField['mark'], box: MarkField['box']): MarkField {
  return { id, kind: 'mark', mark, page: 1, box, label: { en: id }, required: false };
}

/** A cut of `field` from a drawn page, as a placed page would give it: nearest px, `margin` mm around. */
export function cutFrom(page: Raster, field: MarkField, pxPerMm: number, margin: number): FieldCut {
  const [left, top, width, height] = field.box;
  const ink = emptyInk(
    Math.round((width + 2 * margin) * pxPerMm),
    Math.round((height + 2 * margin) * pxPerMm),
  );
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      const px = Math.round((left - margin + x / pxPerMm) * PAGE_PX_PER_MM);
      const py = Math.round((top - margin + y / pxPerMm) * PAGE_PX_PER_MM);
      if (px >= 0 && py >= 0 && px < page.width && py < page.height)
        ink.data[y * ink.width + x] = page.data[py * page.width + px] ?? 0;
    }
  return {
    field,
    pxPerMm,
    image: ink,
    ink,
    box: [margin * pxPerMm, margin * pxPerMm, width * pxPerMm, height * pxPerMm],
    cells: [],
  };
}

/** A drawn page from which marks can be cut. */
export function markPage(page: Raster): Pick<PlacedPage, 'cut'> {
  return { cut: (field, pxPerMm, margin) => cutFrom(page, field as MarkField, pxPerMm, margin) };
}
