import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { SummaryStep } from './checks.ts';
import type { Desk } from './desk/desk.ts';
import { type Command, commandOf } from './desk/keys.ts';
import { focusNextFinding, isFinding } from './Finding.tsx';
import { runLook } from './runLook.ts';
import type { DeskHandle } from './useDesk.ts';
import type { Filing } from './useFiling.ts';
import type { Look } from './useLook.ts';

interface Options {
  desk: Desk;
  act: DeskHandle['act'];
  undoable: boolean;
  redoable: boolean;
  found: readonly CheckResult[];
  step: SummaryStep;
  filing: Filing;
  look: Look;
  entry: RefObject<HTMLInputElement | null>;
  info: { readOnly: unknown };
  /** A second entry: it is typed, or left. */
  blind: boolean;
  /** Errors stay as they stand on the paper; asks why, where that is asked. */
  onSaveAsIs: () => void;
  onPause: () => void;
  /** Begins to put the focused row's box right; on a page that lies nowhere, the page's corners. */
  onEditBox: () => void;
  onPlace: () => void;
}

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
    // The summary has more than one thing to go to: Tab is the browser's there.
    if (event.code === 'Tab' && isOnSummary(options.desk)) return;
    event.preventDefault();
    // Without NumLock a keypad key names what it moves (Home, PgUp); on keyboards that have no NumLock it never does.
    if (/^Numpad[0-9]$/.test(event.code)) setNumLockOff(!/^[0-9]$/.test(event.key));
    run(command, options, event.repeat);
    // Whoever types on while a message has the focus is back at the row.
    if (onMessage(event.target) && isTyping(command)) options.entry.current?.focus();
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

function isOnSummary(desk: Desk): boolean {
  return desk.at === desk.rows.length;
}

function onMessage(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && isFinding(target);
}

function isTyping({ key }: Command): boolean {
  return ['digit', 'erase', 'state', 'corrected', 'next', 'back'].includes(key);
}

/** True if the key is the focused element's own: text in a field, Enter and Space on a button, Tab outside the entry. */
function belongsTo(target: EventTarget | null, command: Command, entry: HTMLInputElement | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body || target === entry) return false;
  if (target.matches('[data-desk-main]')) return false;
  if (isFinding(target)) return command.key === 'enter';
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
  const onSummary = isOnSummary(desk);
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
      focusNextFinding();
      break;
    case 'save-as-is':
      if (onSummary && !repeated) saveAsIs(options);
      break;
    case 'undo':
      if (options.undoable) act({ do: 'undo' });
      else filing.turn('undo');
      break;
    case 'redo':
      if (options.redoable) act({ do: 'redo' });
      else filing.turn('redo');
      break;
    case 'previous':
      filing.turn('undo');
      break;
    case 'pause':
      options.onPause();
      break;
    case 'cannot-enter':
      if (options.info.readOnly === null && !options.blind) look.setPanel('cannot-enter');
      break;
    case 'edit-box':
      options.onEditBox();
      break;
    case 'place':
      options.onPlace();
      break;
    case 'keys':
      look.setPanel('keys');
      break;
    default:
      runLook(command.key, look);
  }
}

function enter(options: Options, onSummary: boolean): void {
  const { act, step, filing, info } = options;
  if (!onSummary) act({ do: 'accept' });
  else if (step.does === 'look') act({ do: 'looked', codes: step.codes, to: step.row });
  else if (step.asIs) saveAsIs(options);
  else if (info.readOnly === null) filing.save();
}

/** Only errors are saved as they are. */
function saveAsIs({ found, info, onSaveAsIs }: Options): void {
  if (info.readOnly === null && found.some(({ severity }) => severity === 'error')) onSaveAsIs();
}

/** Marks stand numbered in the summary. */
function toggleMark(desk: Desk, act: DeskHandle['act'], digit: string): void {
  const id = Object.keys(desk.marks)[Number(digit) - 1];
  if (id !== undefined) act({ do: 'mark', id });
}
