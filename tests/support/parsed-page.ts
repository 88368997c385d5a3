import { createRequire } from 'node:module';

/** As much of jsdom as is needed here; it comes without types. */
interface Jsdom {
  JSDOM: new (source: string) => { window: { document: Document } };
}

const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;

/** A page of HTML as a browser without scripts has it. */
export const parsedPage = (source: string): Document => new JSDOM(source).window.document;
