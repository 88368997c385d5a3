import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import { firstRow, type SummaryStep } from './checks.ts';
import type { Desk } from './desk/desk.ts';
import { type Command, commandOf } from './desk/keys.ts';
import type { DeskHandle } from './useDesk.ts';
import type { Filing } from './useFiling.ts';
import type { Look } from './useLook.ts';

interface Options {
  desk: Desk;
  act: DeskHandle['act'];
  undoable: boolean;
  live: readonly CheckResult[];
  found: readonly CheckResult[];
  step: SummaryStep;
  filing: Filing;
  look: Look;
  entry: RefObject<HTMLInputElement | null>;
  info: { readOnly: unknown };
  onPause: () => void;
}

const zoomStep = 1.25;

/**
 * The keyboard of the desk. It listens on the whole window, so that keys work wherever the focus is, but leaves text fields
 * their text and buttons their Enter and Space. Answers true when figures come from a keypad whose NumLock is off.
 */
export function useCommands(options: Options): boolean {
  const [numLockOff, setNumLockOff] = useState(false);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || options.look.panel !== null || event.isComposing) return;
    const command = commandOf({
      code: event.code,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
    });
    if (!command || belongsTo(event.target, command, options.entry.current)) return;
    event.preventDefault();
    // Without NumLock a keypad key names what it moves (Home, PgUp); on keyboards that have no NumLock it never does.
    if (/^Numpad[0-9]$/.test(event.code)) setNumLockOff(!/^[0-9]$/.test(event.key));
    run(command, options, event.repeat);
  });

  const onKeyUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'Space' || event.code === 'NumpadDecimal') options.look.setWhole(false);
  });

  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    const up = (event: KeyboardEvent) => onKeyUp(event);
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);

  return numLockOff;
}

/** True if the key is the focused element's own: text in a field, Enter and Space on a button, Tab outside the entry. */
function belongsTo(target: EventTarget | null, command: Command, entry: HTMLInputElement | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body || target === entry) return false;
  if (target.matches('[data-desk-main]')) return false;
  const text = target.matches('textarea, select, input:not([type=checkbox])');
  if (text) return command.key !== 'pause' && command.key !== 'save-as-is' && command.key !== 'cannot-enter';
  const pressed = target.matches('button, a, summary, input');
  return (
    pressed &&
    (command.key === 'enter' || command.key === 'whole' || command.key === 'next' || command.key === 'back')
  );
}

function run(command: Command, options: Options, repeated: boolean): void {
  const { desk, act, look, filing } = options;
  const onSummary = desk.at === desk.rows.length;
  switch (command.key) {
    case 'digit':
      if (onSummary) toggleMark(desk, act, command.digit);
      else act({ do: 'digit', digit: command.digit });
      break;
    case 'state':
      act({ do: 'state', state: command.state });
      break;
    case 'erase':
      act({ do: 'erase' });
      break;
    case 'corrected':
      act({ do: 'corrected' });
      break;
    case 'back':
      act({ do: 'back' });
      break;
    case 'next':
      act({ do: 'next' });
      break;
    case 'enter':
      // A held Enter must not wave rows through.
      if (!repeated) enter(options, onSummary);
      break;
    case 'failure':
      lookAtFailure(options);
      break;
    case 'save-as-is':
      if (onSummary && !repeated && options.info.readOnly === null) filing.save();
      break;
    case 'undo':
      if (options.undoable) act({ do: 'undo' });
      else filing.takeBack();
      break;
    case 'previous':
      filing.takeBack();
      break;
    case 'pause':
      options.onPause();
      break;
    case 'cannot-enter':
      if (options.info.readOnly === null) look.setPanel('cannot-enter');
      break;
    case 'keys':
      look.setPanel('keys');
      break;
    default:
      runLook(command.key, look);
  }
}

function runLook(
  key: 'whole' | 'zoom-in' | 'zoom-out' | 'turn-left' | 'turn-right' | 'tilt-left' | 'tilt-right',
  look: Look,
): void {
  switch (key) {
    case 'whole':
      return look.setWhole(true);
    case 'zoom-in':
      return look.setZoom((zoom) => zoom * zoomStep);
    case 'zoom-out':
      return look.setZoom((zoom) => zoom / zoomStep);
    case 'turn-left':
      return look.setTilt((tilt) => tilt - 90);
    case 'turn-right':
      return look.setTilt((tilt) => tilt + 90);
    case 'tilt-left':
      return look.setTilt((tilt) => tilt - 0.5);
    case 'tilt-right':
      return look.setTilt((tilt) => tilt + 0.5);
    default:
      return key satisfies never;
  }
}

function enter({ act, step, filing, info }: Options, onSummary: boolean): void {
  if (!onSummary) act({ do: 'accept' });
  else if (step.does === 'look') act({ do: 'looked', codes: step.codes, to: step.row });
  else if (info.readOnly === null) filing.save();
}

/** N: the next failed rule after the row in focus, round and round. */
function lookAtFailure({ desk, live, found, act }: Options): void {
  const onSummary = desk.at === desk.rows.length;
  const rows = (onSummary ? found : live)
    .filter(({ ok }) => ok === false)
    .map((result) => firstRow(desk, result))
    .filter((row) => row !== null)
    .sort((a, b) => a - b);
  const row = rows.find((each) => each > desk.at) ?? rows[0];
  if (row !== undefined) act({ do: 'go', to: row });
}

/** Marks stand numbered in the summary. */
function toggleMark(desk: Desk, act: DeskHandle['act'], digit: string): void {
  const id = Object.keys(desk.marks)[Number(digit) - 1];
  if (id !== undefined) act({ do: 'mark', id });
}
