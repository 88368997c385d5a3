import type { CallName, Output, Valid } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { NoticeKey } from '../../shared/api/notices.ts';
import type { Person } from '../../shared/api/workspace.ts';
import type { Audit } from '../audit/change.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Claims } from '../review/claims.ts';
import type { FormBook } from '../review/form-book.ts';
import type { Store } from '../store/open.ts';
import type { Designer } from './designer/designer.ts';
import type { ElectionFiles } from './elections.ts';
import type { FormShelf } from './form-shelf.ts';
import type { Gate } from './gate.ts';
import type { Merges } from './merges.ts';
import type { Host } from './host.ts';
import type { IntakeRuns } from './intake-runs.ts';
import type { Watches } from './watches.ts';
import type { ScanPictures } from './scan-pictures.ts';

/** The rooms of an open workspace, as a handler finds them. */
export interface Rooms {
  store: Store;
  audit: Audit;
  host: Host;
  /** Forms that can be typed under, by id. */
  forms: FormBook;
  /** The same forms with their files, where these are here. */
  shelf: FormShelf;
  /** What is known of elections beside their forms. */
  elections: ElectionFiles;
  designer: Designer;
  queue: Queue;
  /** Passed by every call that writes. */
  gate: Gate;
  merges: Merges;
  intake: IntakeRuns;
  /** Folders from which pictures come in as they arrive. */
  watches: Watches;
  pictures: ScanPictures;
  /** Which window has which scan in hand; a window is its seat. */
  claims: Claims;
  /** Things to say once, as keys under `notice.` */
  notices: Set<NoticeKey>;
  clock: () => Date;
  tell: (event: CoreEvent) => void;
}

/** Whose call it is. */
export interface Seat {
  /** The person of this session; null until one was chosen. */
  person: Person | null;
}

/** Answers a call: its input is valid, and the call is allowed to this host. Throws HattamaError. */
export type Handler<Name extends CallName> = (
  rooms: Rooms,
  input: Valid<Name>,
  seat: Seat,
) => Output<Name> | Promise<Output<Name>>;

export type Handlers = { readonly [Name in CallName]: Handler<Name> };
