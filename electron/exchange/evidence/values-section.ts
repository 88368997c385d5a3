import { type Form, type FormField, isNumeric } from '../../../shared/forms/form.ts';
import { fieldLabel, rowName } from '../../../shared/forms/names.ts';
import type { FieldReading } from '../../../shared/protocol/values.ts';
import { cropCell, saidCell, shortName } from './cells.ts';
import type { CopyFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { foreign, type Telling } from './telling.ts';
import { valueText } from './value-text.ts';

/** Every row: its crop, the value that counts, what each entry says, what the machine read. */
export function valuesSection(telling: Telling, copy: CopyFacts): Html {
  const { form } = copy;
  const { values: words } = telling.speech.words;
  if (!form) return html``;
  const fields = form.fields.filter((field) => isNumeric(field) || field.kind === 'text');
  return html`<h3>${words.title}</h3>
    <table>
      <thead>
        <tr>
          <th class="row">${words.row}</th>
          <th class="paper">${words.paper}</th>
          <th class="worth">${words.value}</th>
          <th>${words.said}</th>
          <th class="worth">${words.machine}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map((field) => row(telling, copy, form, field))}
      </tbody>
    </table>`;
}

function row(telling: Telling, copy: CopyFacts, form: Form, field: FormField): Html {
  const { speech } = telling;
  const name = rowName(form, field.id, speech.language);
  return html`<tr>
    <th scope="row">
      ${field.row && html`<b>${field.row}</b> `}${fieldLabel(form, field.id, speech.language)}
    </th>
    <td>${cropCell(telling, copy, field, name)}</td>
    <td>${counts(telling, copy, field)}</td>
    <td>${said(telling, copy, field)}</td>
    <td>${machine(telling, copy, form, field)}</td>
  </tr>`;
}

const isRegion = (field: FormField) => field.kind === 'text' && field.place === 'region';

function counts({ speech }: Telling, { counting }: CopyFacts, field: FormField): Html {
  if (!counting) return html`–`;
  if (!isNumeric(field)) return isRegion(field) ? foreign(counting.region) : html`–`;
  const value = counting.values[field.id];
  if (!value) return html`${speech.words.values.notEntered}`;
  const state = value.state !== 'number' && html`<div>${speech.state[value.state]}</div>`;
  const corrected = value.corrected && html`<div class="soft">${speech.words.values.corrected}</div>`;
  return html`${value.value !== null && html`<span class="value">${value.value}</span>`}${state}${corrected}`;
}

function said(telling: Telling, { entries }: CopyFacts, field: FormField): Html {
  const { speech } = telling;
  if (!isNumeric(field))
    return isRegion(field) ? saidCell(telling, entries, ({ region }) => region) : html`–`;
  const { choice } = speech.words.entries;
  const resolving = entries.flatMap((entry) => {
    const resolution = entry.resolved[field.id];
    if (!resolution) return [];
    const reason = speech.written(resolution.reason);
    return [
      html`<div class="soft">
        ${shortName(telling, entry)}: ${choice[resolution.choice]}${reason && html` – ${foreign(reason)}`}
      </div>`,
    ];
  });
  return html`${saidCell(telling, entries, ({ values }) => valueText(speech, values[field.id]))}${resolving}`;
}

function machine({ speech }: Telling, { reading }: CopyFacts, form: Form, field: FormField): Html {
  const { values: words } = speech.words;
  const fields = reading?.extraction.fields ?? {};
  const read = fields[field.id];
  if (!read) return html`–`;
  const beside = form.fields.find((other) => other.kind === 'words' && other.of === field.id);
  const inWords = beside && fields[beside.id]?.value;
  const because =
    read.because &&
    speech.fill(words.because, {
      value: read.because.value ?? '–',
      p: speech.percent(read.because.confidence),
    });
  return html`${readText(speech, read)}
    <div class="soft">${speech.percent(read.confidence)} %, ${read.accept ? words.sure : words.unsure}</div>
    ${because && html`<div class="soft">${because}</div>`}
    ${typeof inWords === 'string' && html`<div class="soft">${speech.fill(words.words, { text: inWords })}</div>`}`;
}

function readText({ state }: Telling['speech'], read: FieldReading): Html {
  if (read.value === null) return html`${state[read.state]}`;
  return typeof read.value === 'string' ? foreign(read.value) : html`<b>${read.value}</b>`;
}
