import type { Design } from '../../../../shared/forms/design.ts';
import type { Drawing } from './drawing.ts';

/** So many steps can be taken back. */
const MOST_STEPS = 200;

/** The design after a step; a step of the same name as the one before goes on with it. */
export function stepped(drawing: Drawing, design: Design, step: string | null): Drawing {
  const isMore = step !== null && step === drawing.step;
  const past = isMore ? drawing.past : [...drawing.past, drawing.design].slice(-MOST_STEPS);
  return { ...drawing, design, past, future: [], step };
}

/** One step back; the same where there is none. */
export function wentBack(drawing: Drawing): Drawing {
  const design = drawing.past.at(-1);
  if (!design) return drawing;
  return {
    ...reached(drawing, design),
    past: drawing.past.slice(0, -1),
    future: [drawing.design, ...drawing.future],
  };
}

/** One step on again. */
export function wentOn(drawing: Drawing): Drawing {
  const [design, ...future] = drawing.future;
  if (!design) return drawing;
  return { ...reached(drawing, design), past: [...drawing.past, drawing.design], future };
}

function reached(drawing: Drawing, design: Design): Drawing {
  const last = design.fields.length - 1;
  const selected = last < 0 ? null : Math.min(drawing.selected ?? last, last);
  return { ...drawing, design, selected, step: null };
}
