import type { Message } from '../../../shared/api/scans.ts';
import type { Audit } from '../../audit/change.ts';
import { layoutOf } from '../../store/layout.ts';
import { senderCodes } from '../../store/messages.ts';
import { createScrubber, type Scrubber } from './scrub.ts';
import { type Sender, Senders } from './senders.ts';
import { stationNamed } from './station-named.ts';

/** What a chat or a mail tells of a file, people still in it. It stays in memory. */
export interface Told {
  kind: Message['kind'];
  number: number | null;
  sender: Sender | null;
  forwarded: Sender | null;
  sentAt: string | null;
  text: string;
  /** Names of everybody in the same chat or mail; one array for all of its files. */
  names: readonly string[];
}

/**
 * Where people are replaced by codes: nothing that is told gets past it but through `pass`. Opened for one batch, since the
 * key list may be deleted between two.
 */
export class Door {
  readonly #senders: Senders;
  readonly #scrubbers = new WeakMap<readonly string[], { version: number; scrub: Scrubber }>();

  constructor(workspace: string, audit: Audit) {
    this.#senders = new Senders(layoutOf(workspace).keyList, senderCodes(audit.read));
  }

  /** What may be kept of a message. Throws the system's errors when the key list cannot be written. */
  async pass(told: Told): Promise<Message> {
    const { kind, number, sentAt, text } = told;
    const sender = told.sender && (await this.#senders.codeOf(told.sender));
    const forwarded = told.forwarded && (await this.#senders.codeOf(told.forwarded));
    const caption = this.#scrubberFor(told.names)(text);
    return { kind, number, sender, forwarded, sentAt, caption, station: stationNamed(text) };
  }

  /** Kept for the next message of the same chat, as long as nobody new came. */
  #scrubberFor(names: readonly string[]): Scrubber {
    const { version } = this.#senders;
    const kept = this.#scrubbers.get(names);
    if (kept?.version === version) return kept.scrub;
    const coded = this.#senders.names();
    const withCode = new Set(coded.map(({ name }) => name));
    const others = [...new Set(names)].filter((name) => !withCode.has(name));
    const scrub = createScrubber([...coded, ...others.map((name) => ({ name, code: null }))]);
    this.#scrubbers.set(names, { version, scrub });
    return scrub;
  }
}
