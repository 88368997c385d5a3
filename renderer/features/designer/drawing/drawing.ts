import type { Design, DesignField } from '../../../../shared/forms/design.ts';
import type { Box } from '../../../../shared/forms/form.ts';
import { changedField, placed, rulesAfter, withCells } from './changes.ts';
import { stepped, wentBack, wentOn } from './history.ts';
import { freeId, givenId, hasGivenId, nextRow, renamed } from './naming.ts';
import { atPlace, fieldAt, nextPlace, placeAfter, placeBelow, rowStep } from './places.ts';
import type { Place, Ruled } from './ruled.ts';

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
  /** The field in hand goes to the next ruled box in reading order instead. */
  | { type: 'hop'; ruled: Ruled | null }
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
    case 'hop':
      return hopped(drawing, action.ruled);
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

/** What is done to the field in hand. */
export type FieldAction = Extract<
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
  const ruledFor = { ...named, rules: rulesAfter(named.rules, field, named.fields) };
  const step = action.type === 'change' ? `change ${Object.keys(action.changes).join(' ')}` : action.type;
  return stepped(drawing, ruledFor, `${step} ${selected}`);
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

function hopped(drawing: Drawing, ruled: Ruled | null): Drawing {
  const { design, selected } = drawing;
  const field = selected === null ? undefined : design.fields[selected];
  const others = design.fields.filter((_, n) => n !== selected);
  const place = field && ruled ? placeAfter(field, others, ruled) : null;
  if (!field || !place) return drawing;
  const next = atPlace({ ...field, kind: field.kind === 'cells' ? 'line' : field.kind }, place);
  const fields = design.fields.map((each, n) => (n === selected ? next : each));
  return stepped(drawing, { ...design, fields }, `hop ${selected}`);
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
