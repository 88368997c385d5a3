/** What may stand in a message, by name. */
export type MessageParams = Readonly<Record<string, number | string>>;

/**
 * The locale by whose habits numbers are written in a language. Kazakh numbers are written as Russian ones; browsers are built without
 * the Kazakh locale and would write them as English ones.
 */
export function numberLocale(language: string): string {
  return language === 'kk' ? 'ru' : language;
}

/**
 * Fills a message of the language files: `{{name}}` as it is, `{{name, number}}` as the language writes numbers (i18next's
 * notation). A name without a value stays visible as it stands in the message.
 */
export function fillMessage(message: string, params: MessageParams, language: string): string {
  return message.replace(/\{\{(\w+)(, number)?\}\}/g, (whole, name: string, asNumber: string | undefined) => {
    const value = params[name];
    if (value === undefined) return whole;
    return asNumber && typeof value === 'number'
      ? new Intl.NumberFormat(numberLocale(language)).format(value)
      : String(value);
  });
}

/** The names that a message asks for, each once, sorted. */
export function paramsOf(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map((match) => match[1] ?? '')),
  ].sort();
}
