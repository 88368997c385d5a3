import type { Among, BetweenResult, BetweenRule, Like, ProtocolAmong } from './rules/among.ts';
import { figureRules } from './rules/between-figures.ts';
import { likePictures, pictureRules } from './rules/between-pictures.ts';
import { regionRules } from './rules/between-region.ts';

/** Every rule that needs more than one protocol, or the machine's finding of the page, in the order in which results are given. */
export const betweenRules: readonly BetweenRule[] = [...pictureRules, ...regionRules, ...figureRules];

/**
 * Looks at protocols beside each other with every rule that applies to them. Results are derived, never stored: what
 * another protocol says may change at any time. A missing input gives `ok` null. Pure; the order of `all` does not matter.
 * @param about the scans that are asked about; all when absent
 * @param rules those that are asked for; all when absent
 * @returns by scan, in the order of `all`
 */
export function checkBetween(
  all: readonly ProtocolAmong[],
  about?: ReadonlySet<number>,
  rules: readonly BetweenRule[] = betweenRules,
): Map<number, BetweenResult[]> {
  const sorted = [...all].sort((a, b) => a.scan - b.scan);
  let like: ReadonlyMap<number, readonly Like[]> | undefined;
  const among: Among = { all: sorted, like: () => (like ??= likePictures(sorted, about)) };
  const judges = rules.map((rule) => ({ code: rule.code, judge: rule.prepare(among) }));
  const asked = about ? all.filter(({ scan }) => about.has(scan)) : all;
  return new Map(
    asked.map((one) => {
      const results = judges.flatMap(({ code, judge }): BetweenResult[] => {
        const verdict = one.form.settings.off.includes(code) ? null : judge(one);
        return verdict ? [{ code, severity: code.startsWith('F') ? 'error' : 'warning', ...verdict }] : [];
      });
      return [one.scan, results];
    }),
  );
}
