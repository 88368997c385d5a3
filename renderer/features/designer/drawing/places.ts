import { type Design, type DesignField, newField } from '../../../../shared/forms/design.ts';
import type { Box } from '../../../../shared/forms/form.ts';
import { placed, withCells } from './changes.ts';
import type { Drawing } from './drawing.ts';
import { freeId } from './naming.ts';
import { overlap, type Place, placesOn, type Ruled } from './ruled.ts';

/** A field where nothing is ruled, and how far below the last one it lies, mm. */
const PLAIN: Box = [20, 20, 40, 9];
const BELOW_MM = 2;
/** Boxes of one column begin and end at the same places within this, mm. */
const SAME_COLUMN_MM = 2;

/** A new field at a place. */
export function fieldAt({ fields, page }: Design, { box, cells }: Place): DesignField {
  const field = placed(newField(freeId('field', fields), box), box, page);
  return cells.length > 1 ? withCells(field, cells) : field;
}

/**
 * The next ruled place that no field lies on: below the field in hand in its column, else after it in reading order; else
 * just a place below it.
 */
export function nextPlace({ design: { fields }, selected }: Drawing, ruled: Ruled | null): Place {
  const last = selected === null ? undefined : fields[selected];
  const below = last && ruled ? placeBelow(last, fields, ruled) : null;
  if (below) return below;
  const free = ruled && placeAfter(last, fields, ruled);
  if (free) return free;
  const [x, y, width, height] = last?.box ?? PLAIN;
  return { box: [x, last ? y + height + BELOW_MM : y, width, height], cells: [] };
}

/** The next ruled place in reading order after a field, or the first one, on which none of `fields` lies; null where there is none. */
export function placeAfter(
  field: DesignField | undefined,
  fields: readonly DesignField[],
  ruled: Ruled,
): Place | null {
  const places = placesOn(ruled);
  const at = field ? places.findLastIndex(({ box }) => overlap(box, field.box) > 0.5) : -1;
  const others = [...places.slice(at + 1), ...places.slice(0, Math.max(0, at))];
  return others.find((place) => isFree(place, fields)) ?? null;
}

/** A field put onto a place, with the boxes for digits that are there. */
export function atPlace(field: DesignField, { box, cells }: Place): DesignField {
  const [x, y, width, height] = box;
  const put: DesignField = { ...field, box: [x, y, width, height], cells: [] };
  return cells.length > 1 ? withCells(put, cells) : put;
}

function isFree({ box }: Place, fields: readonly DesignField[]): boolean {
  return fields.every((field) => overlap(box, field.box) < 0.5);
}

/** The nearest free ruled place below a field that is as wide and begins where it does; null where there is none. */
export function placeBelow({ box }: DesignField, fields: readonly DesignField[], ruled: Ruled): Place | null {
  const column = placesOn(ruled).filter(
    (place) =>
      Math.abs(place.box[0] - box[0]) < SAME_COLUMN_MM &&
      Math.abs(place.box[2] - box[2]) < SAME_COLUMN_MM &&
      place.box[1] > box[1] &&
      isFree(place, fields),
  );
  return column.sort((a, b) => a.box[1] - b.box[1])[0] ?? null;
}

/** How far below the one above it in its column a field lies, mm; where none is near, as high as it is. */
export function rowStep(fields: readonly DesignField[], { box }: DesignField): number {
  const above = fields
    .filter((other) => Math.abs(other.box[0] - box[0]) < 2 && other.box[1] < box[1] - 1)
    .map((other) => box[1] - other.box[1]);
  const step = Math.min(...above);
  return step <= 3 * box[3] ? step : box[3] + BELOW_MM;
}
