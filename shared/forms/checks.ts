import kk from '../../resources/languages/kk/rules.json' with { type: 'json' };
import ru from '../../resources/languages/ru/rules.json' with { type: 'json' };
import en from '../../resources/languages/en/rules.json' with { type: 'json' };
import { checkProtocol } from '../protocol/check-protocol.ts';
import { fillMessage, type MessageParams } from '../protocol/messages.ts';
import type { CheckResult, RuleResult } from '../protocol/rules.ts';
import type { Form } from './form.ts';
import { fieldLabel, rowName } from './names.ts';
import { type ProtocolEvidence, protocolInput } from './quantities.ts';

export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

type RuleTexts = Readonly<Record<string, { title: string; message: string }>>;
const texts: Readonly<Record<Language, RuleTexts>> = { kk: kk.rule, ru: ru.rule, en: en.rule };

/** A rule's title in a language. */
export function ruleTitle(code: string, language: Language): string {
  return texts[language][code]?.title ?? code;
}

/** Runs the rules of a form over a protocol's values and words the results in a language. */
export function checkValues(
  form: Form,
  evidence: ProtocolEvidence,
  language: Language = 'en',
): CheckResult[] {
  return checkProtocol(protocolInput(form, evidence)).map((result) => worded(form, result, language));
}

/** A rule's result with its message: what is wrong when flagged, the rule's title otherwise. */
export function worded(form: Form, result: RuleResult, language: Language): CheckResult {
  const text = texts[language][result.code] ?? { title: result.code, message: result.code };
  const message =
    result.ok === false
      ? fillMessage(text.message, messageParams(form, result, language), language)
      : text.title;
  return { ...result, message };
}

/**
 * What the message `rule.<code>.message` of the language files is made of: the result's params, and the fields it names as
 * `rows` (numbers of the rows as printed) and `names` (labels, candidates) in the language.
 */
export function messageParams(form: Form, result: RuleResult, language: string): MessageParams {
  return {
    ...result.params,
    rows: result.fields.map((field) => rowName(form, field, language)).join(', '),
    names: result.fields.map((field) => fieldLabel(form, field, language)).join(', '),
  };
}
