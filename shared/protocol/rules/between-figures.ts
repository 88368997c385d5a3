import {
  type Among,
  type BetweenRule,
  type BetweenVerdict,
  fieldsOf,
  type Figure,
  figureOf,
  groupBy,
  leads,
  plainly,
  type ProtocolAmong,
  stationName,
  votesOf,
} from './among.ts';

/** Rules on confirmed figures beside those of other protocols. */
export const figureRules: readonly BetweenRule[] = [
  { code: 'W406', prepare: prepareIdentical },
  { code: 'F502', prepare: preparePapers },
  { code: 'F503', prepare: preparePictures },
];

/** Figures that, with the votes, make two protocols the same. */
const TOTALS = ['registered', 'voted', 'invalid'] as const;
/** Votes alone do when so many rows have any. */
const ROWS_WITH_VOTES = 5;

/** W406: another station has the very same figures: registered, voted, invalid and all votes, or the votes of many rows. */
function prepareIdentical({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const bySum = groupBy(
    all.filter((one) => one.key !== null && leads(one)),
    sumOfVotes,
  );
  return (one) => {
    const { form } = one;
    if (one.figures === null || form.votes.length === 0 || !leads(one)) return null;
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
    all.filter((one) => one.figures !== null && leads(one)),
    ({ key }) => key,
  );
  return (one) => {
    const others = (stations.get(one.key ?? '') ?? []).filter(({ scan }) => scan !== one.scan);
    if (one.figures === null || others.length === 0 || !leads(one)) return null;
    return compared(one, others);
  };
}

/** F503: another picture of this very paper was confirmed with other values. */
function preparePictures({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const copies = groupBy(
    all.filter(({ figures }) => figures !== null),
    ({ copy }) => copy,
  );
  return (one) => {
    const others = (copies.get(one.copy) ?? []).filter(({ scan }) => scan !== one.scan);
    if (one.figures === null || others.length === 0) return null;
    const verdict = compared(one, others);
    const elsewhere = others.filter(({ key }) => one.key !== null && key !== null && key !== one.key);
    return elsewhere.length > 0 ? elsewhereVerdict(one, elsewhere, verdict) : verdict;
  };
}

/** What a protocol's figures come to beside those of others that should state the same. */
function compared(one: ProtocolAmong, others: readonly ProtocolAmong[]): BetweenVerdict {
  const rows = one.form.rows.filter(({ key }) => others.some((other) => other.form.at.has(key)));
  const apart = others.filter((other) =>
    rows.some(({ key }) => differ(figureOf(one, key), figureOf(other, key))),
  );
  const differing = rows.filter(({ key }) =>
    apart.some((other) => differ(figureOf(one, key), figureOf(other, key))),
  );
  if (apart.length > 0)
    return papersVerdict(
      one,
      apart,
      differing.map(({ key }) => key),
    );
  const unknown = rows.some(({ key }) => [one, ...others].some((each) => figureOf(each, key) === null));
  const fields = rows.flatMap((row) => row.fields);
  return fields.length > 0 ? plainly(unknown ? null : true, fields) : plainly(null, one.form.identity);
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

/** Pictures of one paper that were confirmed as papers of different stations, and what else differs between its pictures. */
function elsewhereVerdict(
  one: ProtocolAmong,
  elsewhere: readonly ProtocolAmong[],
  { ok, fields, params, formula, others }: BetweenVerdict,
): BetweenVerdict {
  const [first] = elsewhere;
  const [here, there] = [String(one.station), first ? stationName(one, first) : ''];
  const also = (own: string, rest: unknown) => (ok === false ? `${own}, ${String(rest)}` : own);
  const all = new Set([...elsewhere.map(({ scan }) => scan), ...others]);
  return {
    ...plainly(false, [...one.form.identity, ...(ok === false ? fields : [])]),
    params: { s: here, a: also(here, params['a']), b: also(there, params['b']), n: all.size },
    formula: [`${here} ≠ ${there}`, formula].filter(Boolean).join('; '),
    others: [...all].sort((a, b) => a - b),
  };
}
