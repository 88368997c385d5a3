import { rowName } from '../../../shared/forms/names.ts';
import type { CopyFacts, EntryFacts } from './facts.ts';
import { madeBy } from './head-section.ts';
import { type Html, html } from './html.ts';
import { foreign, type Telling } from './telling.ts';

/** Every entry of a copy, oldest first: who, when, as what, and what was said beside the values. */
export function entriesSection(telling: Telling, copy: CopyFacts): Html {
  if (copy.entries.length === 0) return html``;
  const { entries: words } = telling.speech.words;
  return html`<h3>${words.title}</h3>
    <ul>
      ${copy.entries.map((entry) => html`<li>${entryItem(telling, copy, entry)}</li>`)}
    </ul>`;
}

function entryItem(telling: Telling, copy: CopyFacts, entry: EntryFacts): Html {
  const { speech } = telling;
  const { entries: words, head } = speech.words;
  const note = speech.written(entry.note);
  const { asPaper } = entry;
  return html`<b>${speech.fill(words.entry, { n: entry.id })}</b>, ${words[entry.stage]}:
    ${madeBy(telling, entry)} ${entry.region && html`· ${head.region}: ${foreign(entry.region)}`}
    ${entry.id === copy.counting?.id && html`· <b>${words.counts}</b>`}
    ${entry.origin && html`<div>${originOf(telling, entry.origin)}</div>`}
    ${asPaper && html`<div>${speech.fill(words.asPaper, { reason: speech.asPaper[asPaper] })}</div>`}
    ${resolutions(telling, copy, entry)}
    ${
      note &&
      html`<div>${words.note}:</div>
        <p class="note" dir="auto">${note}</p>`
    }`;
}

function originOf({ speech }: Telling, { workspace, number }: NonNullable<EntryFacts['origin']>): string {
  const { entries: words } = speech.words;
  const where = speech.fill(words.elsewhere, { workspace });
  return number === 0 ? `${where}, ${words.bySheet}` : where;
}

function resolutions({ speech }: Telling, { form }: CopyFacts, { resolved }: EntryFacts): Html {
  const { entries: words } = speech.words;
  const order = form?.fields.map(({ id }) => id) ?? [];
  const fields = Object.keys(resolved).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (fields.length === 0) return html``;
  return html`<ul>
    ${fields.map((field) => {
      const resolution = resolved[field];
      if (!resolution) return null;
      const reason = speech.written(resolution.reason);
      const row = form ? rowName(form, field, speech.language) : field;
      return html`<li>
        ${speech.fill(words.resolved, { row, choice: words.choice[resolution.choice] })}${reason && html`: ${foreign(reason)}`}
      </li>`;
    })}
  </ul>`;
}
