import { fieldLabel } from '../../../shared/forms/names.ts';
import { cropCell, saidCell } from './cells.ts';
import type { CopyFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import type { Telling } from './telling.ts';

/** Stamp and signatures: each crop, what people and the machine say of it. */
export function marksSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { marks: words, values } = speech.words;
  const { form, reading, counting } = copy;
  const marks = form?.fields.filter(({ kind }) => kind === 'mark') ?? [];
  if (!form || marks.length === 0) return html``;
  const there = (present: boolean | undefined) =>
    present === undefined ? values.notEntered : present ? words.present : words.absent;
  const rows = marks.map((mark) => {
    const label = fieldLabel(form, mark.id, speech.language);
    const found = reading?.extraction.marks[mark.id];
    const about = copy.entries.filter(({ marks: said }) => mark.id in said);
    return html`<tr>
      <th scope="row">${label}</th>
      <td>${cropCell(telling, copy, mark, label)}</td>
      <td>${counting ? there(counting.marks[mark.id]) : '–'}</td>
      <td>${saidCell(telling, about, ({ marks: said }) => there(said[mark.id]))}</td>
      <td>
        ${
          found
            ? html`${there(found.present)}
                <div class="soft">${speech.percent(found.confidence)} %</div>`
            : '–'
        }
      </td>
    </tr>`;
  });
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
        ${rows}
      </tbody>
    </table>`;
}
