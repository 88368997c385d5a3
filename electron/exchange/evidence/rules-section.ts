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
  const { flagged, ticked, others, ruleSet } = copy.rules;
  if (!copy.counting || ruleSet === null)
    return html`<h3>${words.title}</h3>
      <p>${words.notConfirmed}</p>`;
  const beside = (result: RuleResult) =>
    ticked.has(result.code) && html`<div class="soft">${words.ticked}</div>`;
  return html`<h3>${words.title} <span class="soft">${speech.fill(words.ruleSet, { n: ruleSet })}</span></h3>
    ${others === null && html`<p>${words.changed}</p>`}
    ${flagged.length === 0 && html`<p class="good">${words.none}</p>`}
    ${table(telling, copy, words.notMet, flagged, beside)}
    ${table(telling, copy, words.met, others?.filter(({ ok }) => ok === true) ?? [])}
    ${notEvaluated(telling, others ?? [])}`;
}

/** What rules between protocols say of a copy: F502 and its kin. */
export function betweenSection(telling: Telling, copy: CopyFacts): Html {
  const { speech } = telling;
  const { between: words, rules } = speech.words;
  if (!copy.form || copy.between.length === 0) return html``;
  const others = new Map(copy.between.map((result) => [result.code, result.others]));
  const beside = ({ code }: RuleResult) => {
    const list = othersOf(telling, others.get(code) ?? []);
    return list !== '' && html`<div class="soft">${speech.fill(words.others, { list })}</div>`;
  };
  const found = [...copy.between].filter(({ ok }) => ok !== null).sort((a, b) => Number(a.ok) - Number(b.ok));
  return html`<h3>${words.title}</h3>
    ${table(telling, copy, rules.finding, found, beside)} ${notEvaluated(telling, copy.between)}`;
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

/** Rules with what they found; `beside` adds to the finding of one that is not met. */
function table(
  telling: Telling,
  copy: CopyFacts,
  caption: string,
  results: readonly RuleResult[],
  beside: (result: RuleResult) => Html | false = () => false,
): Html {
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
      ${results.map(
        (result) =>
          html`<tr>
            <td>${result.code}</td>
            <td>${finding(telling, copy, result)}${result.ok === false && beside(result)}</td>
            <td>${result.formula}${difference(telling, result)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function finding({ speech }: Telling, { form }: CopyFacts, result: RuleResult): Html {
  const { message } = form ? worded(form, result, speech.language) : { message: result.code };
  if (result.ok) return html`<span class="good">${message}</span>`;
  return html`<span class="bad">${message}</span>
    <span class="soft">${speech.words.rules[result.severity]}</span>`;
}

function difference({ speech }: Telling, { ok, difference: d }: RuleResult): Html {
  if (ok !== false || d === null || d === 0) return html``;
  return html`<div>${speech.fill(speech.words.rules.difference, { d })}</div>`;
}

function notEvaluated({ speech }: Telling, results: readonly RuleResult[]): Html {
  const names = results
    .filter(({ ok }) => ok === null)
    .map(({ code }) => `${code} ${ruleTitle(code, speech.language)}`);
  return names.length > 0
    ? html`<p class="soft">${speech.words.rules.missing}: ${names.join('; ')}</p>`
    : html``;
}

/** What auditors said of rules that were not met. */
export function closuresSection({ speech }: Telling, { closures }: CopyFacts): Html {
  const { closures: words, entries } = speech.words;
  if (closures.length === 0) return html``;
  const items = closures.map(({ entry, code, outcome, reason, person, at, inForce }) => {
    const by = [speech.person(person), clock(at)].filter(Boolean).join(', ');
    const why = speech.written(reason);
    return html`<li>
      <b>${code}</b> (${speech.fill(entries.entry, { n: entry })}): ${speech.outcome[outcome]} ·
      ${by}${!inForce && html` · <b>${words.takenBack}</b>`}
      ${why && html`<p class="note" dir="auto">${foreign(why)}</p>`}
    </li>`;
  });
  return html`<h3>${words.title}</h3>
    <ul>
      ${items}
    </ul>`;
}
