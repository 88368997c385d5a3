import { type FormField, isNumeric } from '../../../shared/forms/form.ts';
import { fieldLabel, rowName } from '../../../shared/forms/names.ts';
import type { FieldReading } from '../../../shared/protocol/values.ts';
import type { CopyFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import type { Crop } from './pictures.ts';
import { dataAddress, foreign, type Telling } from './telling.ts';
import { valueText } from './value-text.ts';

type Form = NonNullable<CopyFacts['form']>;

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
    <td>${crop(telling, copy, field, name)}</td>
    <td>${counts(telling, copy, field)}</td>
    <td>${said(telling, copy, field)}</td>
    <td>${machine(telling, copy, form, field)}</td>
  </tr>`;
}

/** CSS px a mm; a crop is shown in its true size or as wide as its column. */
const PX_PER_MM = 96 / 25.4;
const WIDEST_MM = 62;

function crop({ pictures, speech }: Telling, { scan }: CopyFacts, field: FormField, name: string): Html {
  const cut: Crop | undefined = pictures(scan.id).crops.get(field.id);
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

function counts({ speech }: Telling, { counting }: CopyFacts, field: FormField): Html {
  if (!counting) return html`–`;
  if (!isNumeric(field))
    return field.kind === 'text' && field.place === 'region' ? foreign(counting.region) : html`–`;
  const value = counting.values[field.id];
  if (!value) return html`${speech.words.values.notEntered}`;
  return html`${value.value !== null && html`<span class="value">${value.value}</span> `}${value.state !== 'number' && speech.state[value.state]}${value.corrected && html` <span class="soft">${speech.words.values.corrected}</span>`}`;
}

function said({ speech }: Telling, { entries }: CopyFacts, field: FormField): Html {
  const { entries: words } = speech.words;
  if (!isNumeric(field)) return html`–`;
  return html`<ul>
    ${entries.map(({ id, person, values, resolved }) => {
      const resolution = resolved[field.id];
      const reason = resolution && speech.written(resolution.reason);
      return html`<li>
        ${[speech.fill(words.entry, { n: id }), speech.person(person)].filter(Boolean).join(', ')}:
        ${valueText(speech, values[field.id])}${resolution && html` <span class="soft">(${words.choice[resolution.choice]}${reason && html`: ${foreign(reason)}`})</span>`}
      </li>`;
    })}
  </ul>`;
}

function machine({ speech }: Telling, { reading }: CopyFacts, form: Form, field: FormField): Html {
  const { values: words } = speech.words;
  const fields = reading?.extraction.fields ?? {};
  const read = fields[field.id];
  const beside = form.fields.find((other) => other.kind === 'words' && other.of === field.id);
  const inWords = beside && fields[beside.id]?.value;
  if (!read) return html`–`;
  return html`${readText(speech.state, read)}
    <div class="soft">${speech.percent(read.confidence)} %, ${read.accept ? words.sure : words.unsure}</div>
    ${read.because && html`<div class="soft">${speech.fill(words.because, { value: read.because.value ?? '–', p: speech.percent(read.because.confidence) })}</div>`}
    ${typeof inWords === 'string' && html`<div class="soft">${speech.fill(words.words, { text: inWords })}</div>`}`;
}

function readText(state: Telling['speech']['state'], read: FieldReading): Html {
  if (read.value === null) return html`${state[read.state]}`;
  return typeof read.value === 'string' ? foreign(read.value) : html`<b>${read.value}</b>`;
}

/** Stamp and signatures: each crop, what people and the machine say of it. */
export function marksSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { marks: words, values } = speech.words;
  const { form, reading } = copy;
  const marks = form?.fields.filter(({ kind }) => kind === 'mark') ?? [];
  if (!form || marks.length === 0) return html``;
  const there = (present: boolean | undefined) =>
    present === undefined ? values.notEntered : present ? words.present : words.absent;
  return html`<h3>${words.title}</h3>
    <table>
      <thead>
        <tr>
          <th class="row">${words.mark}</th>
          <th class="paper">${values.paper}</th>
          <th class="worth">${values.value}</th>
          <th>${values.said}</th>
          <th class="worth">${values.machine}</th>
        </tr>
      </thead>
      <tbody>
        ${marks.map((mark) => {
          const label = fieldLabel(form, mark.id, speech.language);
          const found = reading?.extraction.marks[mark.id];
          return html`<tr>
            <th scope="row">${label}</th>
            <td>${crop(telling, copy, mark, label)}</td>
            <td>${copy.counting ? there(copy.counting.marks[mark.id]) : '–'}</td>
            <td>
              <ul>
                ${copy.entries
                  .filter(({ marks: entered }) => mark.id in entered)
                  .map(
                    ({ id, person, marks: entered }) =>
                      html`<li>
                        ${[speech.fill(speech.words.entries.entry, { n: id }), speech.person(person)].filter(Boolean).join(', ')}:
                        ${there(entered[mark.id])}
                      </li>`,
                  )}
              </ul>
            </td>
            <td>
              ${
                found
                  ? html`${there(found.present)}
                      <div class="soft">${speech.percent(found.confidence)} %</div>`
                  : '–'
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}
