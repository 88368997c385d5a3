import type { AttentionOutcome, Plant } from '../../../../shared/protocol/attention.ts';
import type { Desk, RowDraft } from './desk.ts';

/** A number that was laid in a row on purpose, though the machine reads another; null while nothing came of it. */
export interface DeskPlant extends Plant {
  outcome: AttentionOutcome | null;
}

/** True for a row that would be confirmed with the number planted in it. */
export function holdsPlant({ plant }: Desk, id: string, { state, text }: RowDraft): boolean {
  const isNumber = state !== null && state !== 'blank' && state !== 'illegible';
  return plant?.field === id && isNumber && Number(text) === plant.value;
}

/** The desk after somebody accepted a plant: the row is empty, and is to be typed. What came of it first counts. */
export function stopAtPlant(desk: Desk): Desk {
  return desk.plant
    ? { ...emptied(desk), plant: { ...desk.plant, outcome: desk.plant.outcome ?? 'missed' } }
    : desk;
}

/**
 * The desk after a row was confirmed otherwise than planted: the plant was caught. Where it was found illegible, the planted number does
 * not stay behind as a guess.
 */
export function passPlant(desk: Desk, id: string): Desk {
  const { plant } = desk;
  if (plant?.field !== id) return desk;
  const caught = { ...desk, plant: { ...plant, outcome: plant.outcome ?? 'caught' } as const };
  return Number(desk.drafts[id]?.text) === plant.value ? withText(caught, id, '') : caught;
}

/** True while the screen is stopped at a plant that was accepted, until its row is confirmed anew. */
export function isStopped({ plant, rows, at, drafts }: Desk): boolean {
  return plant?.outcome === 'missed' && rows[at] === plant.field && drafts[plant.field]?.accepted === false;
}

/** An earlier desk as undo may bring it back once something came of the plant: without the planted number. */
export function unplanted(desk: Desk, plant: DeskPlant): Desk {
  const row = desk.drafts[plant.field];
  const told = { ...desk, plant };
  return row && holdsPlant(told, plant.field, row) ? emptied(told) : told;
}

function emptied(desk: Desk): Desk {
  const { plant, drafts } = desk;
  const row = plant ? drafts[plant.field] : undefined;
  if (!plant || !row) return desk;
  const empty = { ...row, text: '', state: null, accepted: false, replace: true };
  return { ...desk, drafts: { ...drafts, [plant.field]: empty } };
}

function withText(desk: Desk, id: string, text: string): Desk {
  const row = desk.drafts[id];
  return row ? { ...desk, drafts: { ...desk.drafts, [id]: { ...row, text } } } : desk;
}
