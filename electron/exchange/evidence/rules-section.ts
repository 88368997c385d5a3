import { ruleTitle, worded } from '../../../shared/forms/checks.ts';
import type { RuleResult } from '../../../shared/protocol/rules.ts';
import type { CopyFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { clock } from './speech.ts';
import { copyNumber, foreign, type Telling } from './telling.ts';

/** Rules over the entry that counts: not met, met, and not evaluated, each with its arithmetic. */
export function rulesSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { rules: words } = speech.words;
  const { flagged, others, ruleSet } = copy.rules;
  if (!copy.counting || ruleSet === null)
    return html`<h3>${words.title}</h3>
      <p>${words.notConfirmed}</p>`;
  const met = others?.filter(({ ok }) => ok === true) ?? [];
  const missing = others?.filter(({ ok }) => ok === null) ?? [];
  return html`<h3>${words.title} <span class="soft">${speech.fill(words.ruleSet, { n: ruleSet })}</span></h3>
    ${others === null && html`<p>${words.changed}</p>`}
    ${flagged.length === 0 && html`<p class="good">${words.none}</p>`}
    ${table(telling, copy, words.notMet, flagged)} ${table(telling, copy, words.met, met)}
    ${missing.length > 0 && html`<p class="soft">${words.missing}: ${missing.map(({ code }) => `${code} ${ruleTitle(code, speech.language)}`).join('; ')}</p>`}`;
}

function table(telling: Telling, copy: CopyFacts, caption: string, results: readonly RuleResult[]): Html {
  const { rules: words } = telling.speech.words;
  if (results.length === 0) return html``;
  return html`<table>
    <thead>
      <tr>
        <th class="code">${words.rule}</th>
        <th>${caption}</th>
        <th class="paper">${words.arithmetic}</th>
      </tr>
    </thead>
    <tbody>
      ${results.map((result) => resultRow(telling, copy, result))}
    </tbody>
  </table>`;
}

function resultRow({ speech }: Telling, { form, rules }: CopyFacts, result: RuleResult): Html {
  const { rules: words } = speech.words;
  const { message } = form ? worded(form, result, speech.language) : { message: result.code };
  const isFlagged = result.ok === false;
  return html`<tr>
    <td>${isFlagged ? html`<b>${result.code}</b>` : result.code}</td>
    <td>
      ${isFlagged ? html`<span class="bad">${message}</span> <span class="soft">${words[result.severity]}</span>` : html`<span class="good">${message}</span>`}
      ${isFlagged && rules.ticked.has(result.code) && html`<div class="soft">${words.ticked}</div>`}
    </td>
    <td>
      ${result.formula}${result.difference !== null && result.difference !== 0 && html`<div>${speech.fill(words.difference, { d: result.difference })}</div>`}
    </td>
  </tr>`;
}

/** What rules between protocols say of a copy: F502 and its kin. */
export function betweenSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { between: words, rules } = speech.words;
  const { form } = copy;
  if (!form || copy.between.length === 0) return html``;
  const found = [...copy.between].sort((a, b) => rank(a) - rank(b));
  return html`<h3>${words.title}</h3>
    <table>
      <thead>
        <tr>
          <th class="code">${rules.rule}</th>
          <th>${rules.finding}</th>
          <th class="paper">${rules.arithmetic}</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          (result) =>
            html`<tr>
              <td>${result.code}</td>
              <td>
                ${verdict(telling, copy, result)}
                ${result.others.length > 0 && html`<div class="soft">${speech.fill(words.others, { list: othersOf(telling, result.others) })}</div>`}
              </td>
              <td>${result.formula}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

const rank = ({ ok }: RuleResult) => (ok === false ? 0 : ok === true ? 1 : 2);

function verdict({ speech }: Telling, { form }: CopyFacts, result: RuleResult): Html {
  const { rules: words } = speech.words;
  const { message } = form ? worded(form, result, speech.language) : { message: result.code };
  if (result.ok === null) return html`${message} <span class="soft">${words.missing}</span>`;
  if (result.ok) return html`<span class="good">${message}</span>`;
  return html`<span class="bad">${message}</span> <span class="soft">${words[result.severity]}</span>`;
}

function othersOf(telling: Telling, scans: readonly number[]): string {
  const { speech } = telling;
  const { between: words, summary } = speech.words;
  return scans
    .map((scan) => {
      const n = copyNumber(telling, scan);
      return n > 0 ? speech.fill(summary.copy, { n }) : speech.fill(words.picture, { scan });
    })
    .join(', ');
}

/** What auditors said of rules that were not met. */
export function closuresSection({ speech }: Telling, { closures }: CopyFacts): Html {
  const { closures: words, entries } = speech.words;
  if (closures.length === 0) return html``;
  return html`<h3>${words.title}</h3>
    <ul>
      ${closures.map(({ entry, code, outcome, reason, person, at, inForce }) => {
        const why = speech.written(reason);
        return html`<li>
          <b>${code}</b> (${speech.fill(entries.entry, { n: entry })}): ${speech.outcome[outcome]} ·
          ${[speech.person(person), clock(at)].filter(Boolean).join(', ')}${!inForce && html` · <b>${words.takenBack}</b>`}
          ${why && html`<p class="note" dir="auto">${foreign(why)}</p>`}
        </li>`;
      })}
    </ul>`;
}
