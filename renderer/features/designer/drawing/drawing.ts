import { type Design, type DesignField, newField } from '../../../../shared/forms/design.ts';
import type { Box } from '../../../../shared/forms/form.ts';
import { carriedCells, cellsOf } from './cells.ts';
import { freeId, givenId, hasGivenId, nextRow, renamed } from './naming.ts';
import { overlap, type Place, placesOn, type Ruled, snapped } from './ruled.ts';

/** A form in the designer: what is drawn, which field is in hand, and the way back and forth. */
export interface Drawing {
  design: Design;
  /** Place of the field in hand in `design.fields`; null: none. */
  selected: number | null;
  past: readonly Design[];
  future: readonly Design[];
  /** What the last step did; steps of one kind that follow each other are taken back as one. */
  step: string | null;
}

export type DrawingAction =
  /** A new field; of digits' boxes where the place has some. */
  | { type: 'draw'; place: Place }
  /** A new field on the next ruled box that has none yet, after the one in hand. */
  | { type: 'draw-next'; ruled: Ruled | null }
  | { type: 'select'; index: number | null }
  /** mm; by how much the box moves, and grows at its lower right. */
  | { type: 'move'; by: readonly [number, number] }
  | { type: 'size'; by: readonly [number, number] }
  | { type: 'place'; place: Box }
  | { type: 'snap'; ruled: Ruled | null }
  | { type: 'split'; count: number; ruled: Ruled | null }
  | { type: 'change'; changes: Partial<Omit<DesignField, 'id' | 'box' | 'cells'>> }
  | { type: 'rename'; id: string }
  /** The same once more in the row below. */
  | { type: 'duplicate'; ruled: Ruled | null }
  | { type: 'remove' }
  /** Anything of the form that is no field, but its page. */
  | { type: 'form'; changes: Partial<Omit<Design, 'fields' | 'page'>> }
  /** The page was straightened anew to this size, mm; what was done on the old one cannot be taken back. */
  | { type: 'page'; page: Design['page'] }
  | { type: 'undo' }
  | { type: 'redo' };

/** So many steps can be taken back. */
const MOST_STEPS = 200;
/** No field is smaller, mm. */
const SMALLEST_MM = 1;
/** A field where nothing is ruled, and how far below the last one it lies, mm. */
const PLAIN: Box = [20, 20, 40, 9];
const BELOW_MM = 2;
/** Boxes of one column begin and end at the same places within this, mm. */
const SAME_COLUMN_MM = 2;

export function beginDrawing(design: Design): Drawing {
  return { design, selected: design.fields.length > 0 ? 0 : null, past: [], future: [], step: null };
}

/** The next state; the one given is never changed. */
export function draw(drawing: Drawing, action: DrawingAction): Drawing {
  switch (action.type) {
    case 'select':
      return { ...drawing, selected: action.index, step: null };
    case 'draw':
      return added(drawing, fieldAt(drawing.design, action.place));
    case 'draw-next':
      return added(drawing, fieldAt(drawing.design, nextPlace(drawing, action.ruled)));
    case 'duplicate':
      return duplicated(drawing, action.ruled);
    case 'remove':
      return removed(drawing);
    case 'form':
      return stepped(
        drawing,
        { ...drawing.design, ...action.changes },
        `form ${Object.keys(action.changes)[0]}`,
      );
    case 'page':
      return {
        ...drawing,
        design: { ...drawing.design, page: action.page },
        past: [],
        future: [],
        step: null,
      };
    case 'undo':
      return wentBack(drawing);
    case 'redo':
      return wentOn(drawing);
    default:
      return withField(drawing, action);
  }
}

type FieldAction = Extract<
  DrawingAction,
  { type: 'move' | 'size' | 'place' | 'snap' | 'split' | 'change' | 'rename' }
>;

/** What is done to the field in hand; without one nothing is. */
function withField(drawing: Drawing, action: FieldAction): Drawing {
  const { design, selected } = drawing;
  const field = selected === null ? undefined : design.fields[selected];
  if (!field || selected === null) return drawing;
  if (action.type === 'rename') return stepped(drawing, renamed(design, selected, action.id), 'rename');
  const next = changedField(field, action, design);
  const fields = design.fields.map((each, n) => (n === selected ? next : each));
  const others = fields.filter((_, n) => n !== selected);
  const changed = { ...design, fields };
  const named = hasGivenId(field) ? renamed(changed, selected, freeId(givenId(next), others)) : changed;
  const ruledFor = { ...named, rules: rulesWith(named.rules, next) };
  const step = action.type === 'change' ? `change ${Object.keys(action.changes).join(' ')}` : action.type;
  return stepped(drawing, ruledFor, `${step} ${selected}`);
}

function changedField(
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
function rulesWith(rules: Design['rules'], { kind, quantity }: DesignField): Design['rules'] {
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
function placed(field: DesignField, [left, top, width, height]: Box, page: Design['page']): DesignField {
  const wide = Math.min(page.width, Math.max(SMALLEST_MM, width));
  const high = Math.min(page.height, Math.max(SMALLEST_MM, height));
  const x = Math.min(page.width - wide, Math.max(0, left));
  const y = Math.min(page.height - high, Math.max(0, top));
  const box: Box = [x, y, wide, high];
  return { ...field, box: asBox(box), cells: carriedCells(field.cells, field.box, box).map(asBox) };
}

function withCells(field: DesignField, cells: readonly Box[]): DesignField {
  return { ...field, kind: 'cells', cells: cells.map(asBox), digits: Math.min(5, Math.max(1, cells.length)) };
}

function asBox([x, y, width, height]: Box): DesignField['box'] {
  return [x, y, width, height];
}

function fieldAt({ fields, page }: Design, { box, cells }: Place): DesignField {
  const field = placed(newField(freeId('field', fields), box), box, page);
  return cells.length > 1 ? withCells(field, cells) : field;
}

/**
 * The next ruled place that no field lies on: below the field in hand in its column, else after it in reading order; else
 * just a place below it.
 */
function nextPlace({ design: { fields }, selected }: Drawing, ruled: Ruled | null): Place {
  const last = selected === null ? undefined : fields[selected];
  const below = last && ruled ? placeBelow(last, fields, ruled) : null;
  if (below) return below;
  const places = ruled ? placesOn(ruled) : [];
  const at = last ? places.findLastIndex(({ box }) => overlap(box, last.box) > 0.5) : -1;
  const free = [...places.slice(at + 1), ...places.slice(0, at + 1)].find((place) => isFree(place, fields));
  if (free) return free;
  const [x, y, width, height] = last?.box ?? PLAIN;
  return { box: [x, last ? y + height + BELOW_MM : y, width, height], cells: [] };
}

function isFree({ box }: Place, fields: readonly DesignField[]): boolean {
  return fields.every((field) => overlap(box, field.box) < 0.5);
}

/** The nearest free ruled place below a field that is as wide and begins where it does; null where there is none. */
function placeBelow({ box }: DesignField, fields: readonly DesignField[], ruled: Ruled): Place | null {
  const column = placesOn(ruled).filter(
    (place) =>
      Math.abs(place.box[0] - box[0]) < SAME_COLUMN_MM &&
      Math.abs(place.box[2] - box[2]) < SAME_COLUMN_MM &&
      place.box[1] > box[1] &&
      isFree(place, fields),
  );
  return column.sort((a, b) => a.box[1] - b.box[1])[0] ?? null;
}

/**
 * The same field once more in the next ruled place of its column, else as far below as it lies below the one above it, with
 * the next row's number.
 */
function duplicated(drawing: Drawing, ruled: Ruled | null): Drawing {
  const { design, selected } = drawing;
  const field = selected === null ? undefined : design.fields[selected];
  if (!field) return drawing;
  const [x, y, width, height] = field.box;
  const place = ruled && placeBelow(field, design.fields, ruled);
  const box = place?.box ?? [x, y + rowStep(design.fields, field), width, height];
  const moved = placed(field, box, design.page);
  const at = design.candidates.findIndex(({ id }) => id === field.candidate);
  const isVotes = field.quantity === 'votes';
  const below: DesignField = {
    ...(place && field.kind === 'cells' && place.cells.length > 0 ? withCells(moved, place.cells) : moved),
    label: {},
    row: nextRow(field.row),
    quantity: isVotes ? 'votes' : null,
    candidate: isVotes ? (design.candidates[at + 1]?.id ?? '') : '',
  };
  return added(drawing, { ...below, id: freeId(givenId(below), design.fields) });
}

function rowStep(fields: readonly DesignField[], { box }: DesignField): number {
  const above = fields
    .filter((other) => Math.abs(other.box[0] - box[0]) < 2 && other.box[1] < box[1] - 1)
    .map((other) => box[1] - other.box[1]);
  const step = Math.min(...above);
  return step <= 3 * box[3] ? step : box[3] + BELOW_MM;
}

function added(drawing: Drawing, field: DesignField): Drawing {
  const at = drawing.selected === null ? drawing.design.fields.length : drawing.selected + 1;
  const fields = drawing.design.fields.toSpliced(at, 0, field);
  return { ...stepped(drawing, { ...drawing.design, fields }, null), selected: at };
}

function removed(drawing: Drawing): Drawing {
  const { design, selected } = drawing;
  if (selected === null) return drawing;
  const fields = design.fields.toSpliced(selected, 1);
  const next = fields.length === 0 ? null : Math.min(selected, fields.length - 1);
  return { ...stepped(drawing, { ...design, fields }, null), selected: next };
}

function stepped(drawing: Drawing, design: Design, step: string | null): Drawing {
  const isMore = step !== null && step === drawing.step;
  const past = isMore ? drawing.past : [...drawing.past, drawing.design].slice(-MOST_STEPS);
  return { ...drawing, design, past, future: [], step };
}

function wentBack(drawing: Drawing): Drawing {
  const design = drawing.past.at(-1);
  if (!design) return drawing;
  return {
    ...reached(drawing, design),
    past: drawing.past.slice(0, -1),
    future: [drawing.design, ...drawing.future],
  };
}

function wentOn(drawing: Drawing): Drawing {
  const [design, ...future] = drawing.future;
  if (!design) return drawing;
  return { ...reached(drawing, design), past: [...drawing.past, drawing.design], future };
}

function reached(drawing: Drawing, design: Design): Drawing {
  const last = design.fields.length - 1;
  const selected = last < 0 ? null : Math.min(drawing.selected ?? last, last);
  return { ...drawing, design, selected, step: null };
}
