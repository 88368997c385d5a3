import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../shared/forms/raster.ts';
import { readMarks } from '../../../electron/reading/marks.ts';
import { readSignature } from '../../../electron/reading/signatures.ts';
import { readStamp } from '../../../electron/reading/stamps.ts';
import { cutFrom, markField, markPage, paper } from '../../support/mark-cuts.ts';
import { circle, stroke } from '../../support/strokes.ts';

const stampField = markField('stamp', 'stamp', [20, 20, 40, 40]);
const chairField = markField('chair', 'signature', [10, 10, 50, 8]);
const cutStamp = (page: Raster) => cutFrom(page, stampField, 4, 22);
const cutChair = (page: Raster) => cutFrom(page, chairField, 5, 12);
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
    const marks = readMarks(markPage(drawn), [chairField, stampField]);
    expect(marks['stamp']?.present).toBe(true);
    expect(marks['chair']?.present).toBe(false);
  });
});
