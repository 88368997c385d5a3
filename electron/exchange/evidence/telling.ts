import type { CopyFacts, StationFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import type { CopyPictures } from './pictures.ts';
import type { Speech } from './speech.ts';

/** All that the parts of an evidence file are made of. */
export interface Telling {
  facts: StationFacts;
  speech: Speech;
  withoutPeople: boolean;
  /** True for HTML: files can be attached. */
  attaches: boolean;
  pictures: (scan: number) => CopyPictures;
}

/** Number of a copy in the file, from 1; 0 for a scan that is none of them. */
export function copyNumber({ facts }: Telling, scan: number): number {
  return facts.copies.findIndex((copy) => copy.scan.id === scan) + 1;
}

/** What a copy is called: its file's name; without people, who are often in it, the beginning of its hash. */
export function fileName({ withoutPeople }: Telling, { sources, original }: CopyFacts): string {
  return withoutPeople ? `${original.sha256.slice(0, 16)}…` : (sources[0]?.name ?? '');
}

/** What people wrote, set apart from the text around it in whatever direction it runs. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** Term and description; nothing where there is nothing to say. */
export function fact(term: string, said: Html | string | number | null): Html {
  return said === null
    ? html``
    : html`<dt>${term}</dt>
        <dd>${said}</dd>`;
}

/** Bytes as an address within the page. */
export function dataAddress(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}

/** A link that saves a file which the page carries. */
export function attachment(name: string, mediaType: string, bytes: Uint8Array): Html {
  return html`<a download="${name}" href="${dataAddress(mediaType, bytes)}">${name}</a>`;
}
