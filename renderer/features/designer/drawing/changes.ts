import type { Design, DesignField } from '../../../../shared/forms/design.ts';
import type { Box } from '../../../../shared/forms/form.ts';
import { carriedCells, cellsOf } from './cells.ts';
import type { FieldAction } from './drawing.ts';
import { snapped } from './ruled.ts';

/** No field is smaller, mm. */
const SMALLEST_MM = 1;

/** What becomes of a field. */
export function changedField(
  field: DesignField,
  action: Exclude<FieldAction, { type: 'rename' }>,
  { page }: Design,
): DesignField {
  const [x, y, width, height] = field.box;
  switch (action.type) {
    case 'move':
      return placed(field, [x + action.by[0], y + action.by[1], width, height], page);
    case 'size':
      return placed(field, [x, y, width + action.by[0], height + action.by[1]], page);
    case 'place':
      return placed(field, action.place, page);
    case 'snap': {
      if (!action.ruled) return field;
      const { box, cells } = snapped(action.ruled, field.box);
      return cells.length > 1 && field.kind === 'cells'
        ? withCells({ ...field, box: asBox(box) }, cells)
        : placed(field, box, page);
    }
    case 'split':
      return withCells(field, cellsOf(action.ruled, field.box, action.count));
    case 'change':
      return { ...field, ...action.changes };
  }
}

/**
 * The rules' switches after a change of one field: those that some field is for are on, and one that only this field was for
 * is off again; what a person switched stays.
 * @param before the field before the change
 */
export function rulesAfter(
  rules: Design['rules'],
  before: DesignField,
  fields: readonly DesignField[],
): Design['rules'] {
  const held = fields.map(meaningOf);
  const isFor = (meaning: ReturnType<typeof meaningOf>, isOn: boolean) =>
    held.includes(meaning) || (isOn && meaningOf(before) !== meaning);
  const hasSpoiled = isFor('spoiled', rules.has_spoiled !== 'none');
  return {
    ...rules,
    has_words: isFor('words', rules.has_words),
    has_against_all: isFor('against_all', rules.has_against_all),
    has_valid_total: isFor('valid_total', rules.has_valid_total),
    has_spoiled: !hasSpoiled ? 'none' : rules.has_spoiled === 'none' ? 'separate' : rules.has_spoiled,
  };
}

function meaningOf({ kind, quantity }: DesignField): DesignField['quantity'] | 'words' {
  if (kind === 'words') return kind;
  return kind === 'cells' || kind === 'line' || kind === 'printed' ? quantity : null;
}

/** The field elsewhere, within the page, its cells with it. */
export function placed(
  field: DesignField,
  [left, top, width, height]: Box,
  page: Design['page'],
): DesignField {
  const wide = Math.min(page.width, Math.max(SMALLEST_MM, width));
  const high = Math.min(page.height, Math.max(SMALLEST_MM, height));
  const x = Math.min(page.width - wide, Math.max(0, left));
  const y = Math.min(page.height - high, Math.max(0, top));
  const box: Box = [x, y, wide, high];
  return { ...field, box: asBox(box), cells: carriedCells(field.cells, field.box, box).map(asBox) };
}

/** The field with boxes for its digits. */
export function withCells(field: DesignField, cells: readonly Box[]): DesignField {
  return { ...field, kind: 'cells', cells: cells.map(asBox), digits: Math.min(5, Math.max(1, cells.length)) };
}

function asBox([x, y, width, height]: Box): DesignField['box'] {
  return [x, y, width, height];
}
