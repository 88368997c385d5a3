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

/** The rules' switches that a field turns on by being there; none is ever turned off. */
export function rulesWith(rules: Design['rules'], { kind, quantity }: DesignField): Design['rules'] {
  const isNumber = kind === 'cells' || kind === 'line' || kind === 'printed';
  const holds = isNumber ? quantity : null;
  return {
    ...rules,
    has_words: rules.has_words || kind === 'words',
    has_against_all: rules.has_against_all || holds === 'against_all',
    has_valid_total: rules.has_valid_total || holds === 'valid_total',
    has_spoiled: holds === 'spoiled' && rules.has_spoiled === 'none' ? 'separate' : rules.has_spoiled,
  };
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
