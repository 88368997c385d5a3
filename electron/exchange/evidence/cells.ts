import type { FormField } from '../../../shared/forms/form.ts';
import type { CopyFacts, EntryFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { dataAddress, type Telling } from './telling.ts';

/** CSS px a mm; a crop is shown in its true size or as wide as its column. */
const PX_PER_MM = 96 / 25.4;
const WIDEST_MM = 55;

/** A field as it stands on the paper; `name` is what a sentence calls it. */
export function cropCell(
  { pictures, speech }: Telling,
  { scan }: CopyFacts,
  field: FormField,
  name: string,
): Html {
  const cut = pictures(scan.id).crops.get(field.id);
  if (!cut) return html`–`;
  const width = Math.round(Math.min(WIDEST_MM, cut.mm) * PX_PER_MM);
  const height = Math.round((width * cut.height) / cut.width);
  const alt = speech.fill(speech.words.picture.crop, { row: name });
  return html`<img
    src="${dataAddress('image/jpeg', cut.bytes)}"
    width="${width}"
    height="${height}"
    alt="${alt}"
  />`;
}

/** What entries say of one thing: each value once, with the entries that say so; the first said comes first. */
export function saidCell(
  telling: Telling,
  entries: readonly EntryFacts[],
  say: (entry: EntryFacts) => string,
): Html {
  const byValue = new Map<string, EntryFacts[]>();
  for (const entry of entries) {
    const value = say(entry);
    byValue.set(value, [...(byValue.get(value) ?? []), entry]);
  }
  return html`<ul>
    ${[...byValue].map(
      ([value, by]) =>
        html`<li>
          <b>${value}</b>
          <span class="soft">${by.map((entry) => shortName(telling, entry)).join(' · ')}</span>
        </li>`,
    )}
  </ul>`;
}

/** An entry in a cell: its number and whose it is. */
export function shortName({ speech }: Telling, { id, person }: EntryFacts): string {
  return [`№ ${id}`, speech.person(person)].filter(Boolean).join(' ');
}
