import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Box, NumericField } from '../../../shared/forms/form.ts';
import type { FieldReading } from '../../../shared/protocol/values.ts';
import { commandOf } from './desk/keys.ts';
import type { DeskHandle } from './useDesk.ts';

/** How far a key moves a box or its edge, mm. */
const STEP_MM = 0.5;
/** A box is no smaller than this, mm. */
const LEAST_MM = 2;

/** A row's box as a person has put it. */
interface Edited {
  field: string;
  box: Box;
  /** `reading`: the machine looks into it; `said`: it has. */
  stage: 'editing' | 'reading' | 'said';
  /** What the machine read in it; null where it read nothing. */
  said: FieldReading | null;
  error: CallError | null;
}

export interface BoxEdit {
  /** The row's box where the person has moved it; null where it lies as the form has it. */
  edited: Edited | null;
  /** Takes the box of the row in hand. */
  begin: () => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP_MM, 0],
  ArrowRight: [STEP_MM, 0],
  ArrowUp: [0, -STEP_MM],
  ArrowDown: [0, STEP_MM],
};

/**
 * The focused row's box being put right: arrows move it, Shift+arrows change its size, Enter has it read again, Esc leaves it.
 * What is read fills the row only where the machine is sure of it, and is never confirmed by itself.
 * @param field in focus; null where no box can be moved
 */
export function useBoxEdit(scan: number, field: NumericField | null, act: DeskHandle['act']): BoxEdit {
  const client = useClient();
  const [state, setState] = useState<Edited | null>(null);
  const asked = useRef(0);
  const edited = state !== null && state.field === field?.id ? state : null;

  function read({ field: id, box }: Edited): void {
    const mine = ++asked.current;
    const settle = (outcome: Pick<Edited, 'said' | 'error'>) => {
      // Whoever typed a figure meanwhile knows better.
      if (mine !== asked.current) return;
      const { said } = outcome;
      if (said?.accept && typeof said.value === 'number')
        act({ do: 'suggest', id, text: String(said.value), state: said.state });
      setState({ field: id, box, stage: 'said', ...outcome });
    };
    setState({ field: id, box, stage: 'reading', said: null, error: null });
    client.call('review.readBox', { scan, field: id, box }).then(
      ({ reading }) => settle({ said: reading, error: null }),
      (thrown: unknown) => settle({ said: null, error: errorOf(thrown) }),
    );
  }

  function leave(): void {
    asked.current++;
    setState(null);
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!edited || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isTyping(event)) return leave();
    if (edited.stage !== 'editing') return;
    const arrow = arrows[event.code];
    if (arrow)
      setState({ ...edited, box: event.shiftKey ? sized(edited.box, arrow) : moved(edited.box, arrow) });
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') read(edited);
    else if (event.code === 'Escape' || event.code === 'F8') leave();
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    // Before the desk's own keys, which leave alone what was answered here.
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down, { capture: true });
    return () => window.removeEventListener('keydown', down, { capture: true });
  }, []);

  return {
    edited,
    begin() {
      if (!field) return;
      const box = edited?.box ?? field.box;
      setState({ field: field.id, box, stage: 'editing', said: null, error: null });
    },
  };
}

/** A key by which the person says what stands in the row. */
function isTyping({ code, shiftKey: shift }: KeyboardEvent): boolean {
  const command = commandOf({ code, shift, ctrl: false, alt: false });
  return command !== null && ['digit', 'erase', 'state'].includes(command.key);
}

function moved([x, y, width, height]: Box, [dx, dy]: readonly [number, number]): Box {
  return [x + dx, y + dy, width, height];
}

function sized([x, y, width, height]: Box, [dx, dy]: readonly [number, number]): Box {
  return [x, y, Math.max(LEAST_MM, width + dx), Math.max(LEAST_MM, height + dy)];
}
