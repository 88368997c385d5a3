import {
  type Among,
  type BetweenRule,
  type BetweenVerdict,
  groupBy,
  type Like,
  plainly,
  type ProtocolAmong,
  stationName,
} from './among.ts';
import { pairsOfOnePaper } from './ink.ts';

/** Rules on pictures: whose they are, and whether the machine knew the form. */
export const pictureRules: readonly BetweenRule[] = [
  // Only one picture gives the same print twice: two captures of a paper always differ in some places.
  pictureRule('F106', (likeness) => likeness === 1),
  pictureRule('W105', (likeness) => likeness < 1),
  { code: 'W106', prepare: prepareRecognised },
];

function pictureRule(code: BetweenRule['code'], isMeant: (likeness: number) => boolean): BetweenRule {
  return {
    code,
    prepare: (among) => (one) => {
      if (one.ink === null || one.station === null) return plainly(null, one.form.identity);
      const like = (among.like().get(one.scan) ?? []).filter(
        ({ other, likeness }) => isMeant(likeness) && other.key !== one.key && other.copy !== one.copy,
      );
      return like.length === 0 ? plainly(true, one.form.identity) : likeVerdict(one, like);
    },
  };
}

function likeVerdict(one: ProtocolAmong, like: readonly Like[]): BetweenVerdict {
  const others = [...like].sort((a, b) => a.other.scan - b.other.scan);
  const most = others.reduce((best, each) => (each.likeness > best.likeness ? each : best));
  return {
    ...plainly(false, one.form.identity),
    params: {
      s: stationName(one, most.other),
      p: Math.floor(1000 * most.likeness) / 10,
      n: others.length,
    },
    others: others.map(({ other }) => other.scan),
  };
}

/**
 * By scan, the pictures of other scans with a known station that show the same paper.
 * @param about scans that are asked about; all when absent
 */
export function likePictures(
  all: readonly ProtocolAmong[],
  about?: ReadonlySet<number>,
): Map<number, Like[]> {
  const found = new Map<number, Like[]>();
  const add = (one: ProtocolAmong, like: Like) => {
    const known = found.get(one.scan);
    if (known) known.push(like);
    else found.set(one.scan, [like]);
  };
  const known = all.filter(({ station }) => station !== null);
  for (const kin of groupBy(known, ({ ink }) => ink && `${ink.on} ${ink.print.length}`).values()) {
    const asked = about && new Set(kin.flatMap(({ scan }, index) => (about.has(scan) ? [index] : [])));
    const prints = kin.flatMap(({ ink }) => (ink ? [ink.print] : []));
    for (const { first, second, likeness } of pairsOfOnePaper(prints, asked)) {
      const [a, b] = [kin[first], kin[second]];
      if (!a || !b) continue;
      add(a, { other: b, likeness });
      add(b, { other: a, likeness });
    }
  }
  return found;
}

/** Pages lie on their form better than this, in percent; the machine places none below 70 (electron/vision/place.ts). */
const LIES_WELL = 80;

/** W106: the machine did not know the form, or not that form, or the page lies badly, or another page of the form is not there. */
function prepareRecognised({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const papers = groupBy(
    all.filter(({ form, page }) => form.pages > 1 && page?.read),
    (one) => paperKey(one),
  );
  return (one) => {
    const { form, page, figures } = one;
    if (figures === null) return null;
    if (page === null) return plainly(null, form.identity);
    const percent = Math.floor(1000 * page.score) / 10;
    const limit = form.settings.tolerance['W106'] ?? LIES_WELL;
    const there = new Set((papers.get(paperKey(one) ?? '') ?? [one]).map((each) => each.page?.page));
    const absent = Array.from({ length: form.pages }, (_, n) => n + 1).filter((n) => !there.has(n));
    const known = page.read && page.form === form.id;
    const fine = known && percent >= limit && (form.pages === 1 || absent.length === 0);
    const verdict = plainly(fine, form.identity);
    return fine
      ? verdict
      : {
          ...verdict,
          params: { p: percent },
          formula: known && percent < limit ? `${percent} < ${limit}` : '',
        };
  };
}

/** Pages of one form at one station belong together. */
function paperKey(one: ProtocolAmong): string | null {
  return one.key === null ? null : `${one.key}\n${one.form.id}`;
}
