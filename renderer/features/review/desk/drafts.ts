import {
  createDrafts as createDraftsOf,
  type Drafts as DraftsOf,
} from '../../../components/drafts/drafts.ts';
import type { Desk } from './desk.ts';

export type { DraftKey } from '../../../components/drafts/drafts.ts';

/** Protocols on the desk that are not yet saved. */
export type Drafts = DraftsOf<Desk>;

export function createDrafts(storage?: Storage): Drafts {
  return createDraftsOf<Desk>('hattama.draft.', storage);
}
