import { describe, expect, it } from 'vitest';
import type { MarkField } from '../../../shared/forms/form.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { readMarks, readSignature, readStamp } from '../../../electron/reading/marks.ts';
import type { FieldCut, PlacedPage } from '../../../electron/vision/types.ts';
import { circle, emptyInk, stroke } from '../../support/strokes.ts';

const field = (id: string, mark: 'stamp' | 'signature', box: MarkField['box']): MarkField => ({
  id,
  kind: 'mark',
  mark,
  page: 1,
  box,
  label: { en: id },
  required: false,
});
const stampField = field('stamp', 'stamp', [20, 20, 40, 40]);
const chairField = field('chair', 'signature', [10, 10, 50, 8]);

/** A cut of `field` from a drawing made in mm of the page. */
function cutFrom(
  page: Raster,
  pagePxPerMm: number,
  field: MarkField,
  pxPerMm: number,
  margin: number,
): FieldCut {
  const [left, top, width, height] = field.box;
  const ink = emptyInk(
    Math.round((width + 2 * margin) * pxPerMm),
    Math.round((height + 2 * margin) * pxPerMm),
  );
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      const px = Math.round((left - margin + x / pxPerMm) * pagePxPerMm);
      const py = Math.round((top - margin + y / pxPerMm) * pagePxPerMm);
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

/** A page of 100 x 100 mm at 4 px a mm. */
const paper = () => emptyInk(400, 400);
const cutStamp = (page: Raster) => cutFrom(page, 4, stampField, 4, 22);
const cutChair = (page: Raster) => cutFrom(page, 4, chairField, 5, 2);
const sign = (page: Raster) =>
  stroke(
    page,
    [
      [60, 60],
      [80, 44],
      [100, 66],
      [120, 46],
      [150, 64],
      [180, 50],
    ],
    2,
  );

describe('marks', () => {
  it('finds a stamp of 30 mm beside its box and says where it lies', () => {
    const { reading, disc } = readStamp(cutStamp(circle(paper(), 240, 240, 60, 3)));
    expect(reading.present).toBe(true);
    expect(disc?.centre[0]).toBeCloseTo(60, 0);
    expect(disc?.centre[1]).toBeCloseTo(60, 0);
    expect(Math.abs((disc?.radius ?? 0) - 15)).toBeLessThan(1);
  });

  it('finds none on paper with signatures', () => {
    expect(readStamp(cutStamp(sign(paper()))).reading.present).toBe(false);
  });

  it('tells a signature from an empty line and from a remnant of the line', () => {
    expect(readSignature(cutChair(sign(paper())), []).present).toBe(true);
    expect(readSignature(cutChair(paper()), []).present).toBe(false);
    expect(
      readSignature(
        cutChair(
          stroke(
            paper(),
            [
              [40, 70],
              [240, 70],
            ],
            1,
          ),
        ),
        [],
      ).present,
    ).toBe(false);
  });

  it('does not take a stamp across the line for a signature, and is less sure there', () => {
    const stamped = circle(circle(paper(), 140, 60, 60, 3), 140, 60, 52, 3);
    const disc = { centre: [35, 15], radius: 15 } as const;
    const reading = readSignature(cutChair(stamped), [disc]);
    expect(reading.present).toBe(false);
    expect(reading.confidence).toBeLessThan(readSignature(cutChair(paper()), []).confidence);
  });

  it('never claims certainty', () => {
    expect(readSignature(cutChair(sign(paper())), []).confidence).toBeLessThan(1);
    expect(readStamp(cutStamp(circle(paper(), 160, 160, 60, 3))).reading.confidence).toBeLessThan(1);
  });

  it('reads every mark of a page by its id, stamps taken out of signatures', () => {
    const drawn = circle(circle(paper(), 140, 100, 60, 3), 140, 100, 50, 3);
    const page: Pick<PlacedPage, 'cut'> = {
      cut: (one, pxPerMm, margin) => cutFrom(drawn, 4, one as MarkField, pxPerMm, margin),
    };
    const marks = readMarks(page, [chairField, stampField]);
    expect(marks['stamp']?.present).toBe(true);
    expect(marks['chair']?.present).toBe(false);
  });
});
