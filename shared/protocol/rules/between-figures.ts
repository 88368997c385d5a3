import {
  type Among,
  type BetweenRule,
  type BetweenVerdict,
  fieldsOf,
  type Figure,
  figureOf,
  groupBy,
  plainly,
  type ProtocolAmong,
  stationName,
  votesOf,
} from './among.ts';

/** Rules on confirmed figures beside those of other protocols. */
export const figureRules: readonly BetweenRule[] = [
  { code: 'W406', prepare: prepareIdentical },
  { code: 'F502', prepare: preparePapers },
];

/** Figures that, with the votes, make two protocols the same. */
const TOTALS = ['registered', 'voted', 'invalid'] as const;
/** Votes alone do when so many rows have any. */
const ROWS_WITH_VOTES = 5;

/** W406: another station has the very same figures: registered, voted, invalid and all votes, or the votes of many rows. */
function prepareIdentical({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const bySum = groupBy(
    all.filter(({ key }) => key !== null),
    sumOfVotes,
  );
  return (one) => {
    const { form } = one;
    if (one.figures === null || form.votes.length === 0) return null;
    const voteKeys = form.votes.map((row) => form.rows[row]?.key ?? '');
    const votes = votesOf(one);
    if (one.key === null || votes === null) return plainly(null, fieldsOf(form, voteKeys));
    const sameVotes = (bySum.get(sumOfVotes(one) ?? -1) ?? []).filter(
      (other) => other.key !== one.key && haveSameVotes(one, other),
    );
    const asWhole = sameVotes.filter((other) => haveSameTotals(one, other));
    const enough = votes.filter((vote) => vote > 0).length >= ROWS_WITH_VOTES;
    const same = enough ? sameVotes : asWhole;
    const fields = fieldsOf(form, asWhole.length > 0 ? [...TOTALS, ...voteKeys] : voteKeys);
    const [first] = same;
    if (!first) return plainly(true, fields);
    return {
      ...plainly(false, fields),
      params: { s: stationName(one, first), n: same.length },
      others: same.map(({ scan }) => scan),
    };
  };
}

/** Null where a vote is not known, or nobody has one: stations that did not open are not copies of each other. */
function sumOfVotes(one: ProtocolAmong): number | null {
  return votesOf(one)?.reduce((sum, vote) => sum + vote, 0) || null;
}

/** Votes are compared between forms too, as long as they name the same candidates. */
function haveSameVotes(one: ProtocolAmong, other: ProtocolAmong): boolean {
  const { form } = one;
  return (
    form.election === other.form.election &&
    form.votes.length === other.form.votes.length &&
    form.votes.every((row) => {
      const key = form.rows[row]?.key ?? '';
      return other.form.at.has(key) && figureOf(one, key) === figureOf(other, key);
    })
  );
}

function haveSameTotals(one: ProtocolAmong, other: ProtocolAmong): boolean {
  return TOTALS.every((key) => {
    const figure = figureOf(one, key);
    return typeof figure === 'number' && figure === figureOf(other, key);
  });
}

/** F502: another paper of this station's protocol says something else. */
function preparePapers({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const stations = groupBy(
    all.filter(({ figures }) => figures !== null),
    ({ key }) => key,
  );
  return (one) => {
    const others = (stations.get(one.key ?? '') ?? []).filter(({ scan }) => scan !== one.scan);
    if (one.figures === null || others.length === 0) return null;
    const rows = one.form.rows.filter(({ key }) => others.some((other) => other.form.at.has(key)));
    const apart = others.filter((other) =>
      rows.some(({ key }) => differ(figureOf(one, key), figureOf(other, key))),
    );
    const differing = rows.filter(({ key }) =>
      apart.some((other) => differ(figureOf(one, key), figureOf(other, key))),
    );
    const allFields = rows.flatMap(({ fields }) => fields);
    if (apart.length > 0)
      return papersVerdict(
        one,
        apart,
        differing.map(({ key }) => key),
      );
    const unknown = rows.some(({ key }) => [one, ...others].some((each) => figureOf(each, key) === null));
    return plainly(unknown ? null : true, allFields);
  };
}

/** An unknown figure differs from none. */
function differ(a: Figure, b: Figure): boolean {
  return a !== null && b !== null && a !== b;
}

function papersVerdict(
  one: ProtocolAmong,
  apart: readonly ProtocolAmong[],
  keys: readonly string[],
): BetweenVerdict {
  const own = keys.map((key) => figureOf(one, key));
  const theirs = keys.map((key, index) => {
    const figures = apart.map((other) => figureOf(other, key));
    return figures.find((figure) => differ(figure, own[index] ?? null)) ?? null;
  });
  const show = (figure: Figure | undefined) => (typeof figure === 'number' ? String(figure) : '–');
  return {
    ...plainly(false, fieldsOf(one.form, keys)),
    params: {
      s: String(one.station),
      a: own.map(show).join(', '),
      b: theirs.map(show).join(', '),
      n: apart.length,
    },
    formula: own.map((figure, index) => `${show(figure)} ≠ ${show(theirs[index])}`).join('; '),
    others: apart.map(({ scan }) => scan),
  };
}
