import type { Desk, RowDraft } from './desk.ts';
import { holdsPlant } from './plant.ts';

/**
 * A desk with what the person had typed before the page was read again: nothing typed is lost, and all of it is to be
 * confirmed anew, beside the picture as it lies now.
 */
export function withTyped(desk: Desk, before: Desk | null): Desk {
  if (!before) return desk;
  const typed = desk.rows.flatMap((id) => {
    const draft = before.drafts[id];
    return draft && isTyped(draft) && !holdsPlant(before, id, draft)
      ? [[id, { ...draft, accepted: false, replace: true }] as const]
      : [];
  });
  const drafts = { ...desk.drafts, ...Object.fromEntries(typed) };
  const { plant } = desk;
  return {
    ...desk,
    drafts,
    // Under what was typed a plant is seen by nobody: nothing comes of it.
    plant: plant && drafts[plant.field] === desk.drafts[plant.field] ? plant : null,
    region: before.region || desk.region,
    note: before.note || desk.note,
  };
}

/** True for what a person entered or confirmed; a pre-fill that nobody looked at is the machine's to make anew. */
function isTyped({ state, accepted, replace }: RowDraft): boolean {
  return state !== null && (accepted || !replace);
}
