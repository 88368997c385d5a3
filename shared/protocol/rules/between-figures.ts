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
  const known = all.filter(({ station }) => station !== null);
  const whole = groupBy(known, wholeKey);
  const votes = groupBy(known, votesKey);
  return (one) => {
    const { form } = one;
    if (one.figures === null || form.votes.length === 0) return null;
    const voteKeys = form.votes.map((row) => form.rows[row]?.key ?? '');
    const elsewhere = (same: readonly ProtocolAmong[] | undefined) =>
      (same ?? []).filter((other) => other.key !== one.key);
    if (one.station === null || votesOf(one) === null) return plainly(null, fieldsOf(form, voteKeys));
    const asWhole = elsewhere(whole.get(wholeKey(one) ?? ''));
    const byVotes = elsewhere(votes.get(votesKey(one) ?? ''));
    const same = [...new Set([...asWhole, ...byVotes])].sort((a, b) => a.scan - b.scan);
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

/** Null where a figure is not known, or nobody has a vote: stations that did not open are not copies of each other. */
function wholeKey(one: ProtocolAmong): string | null {
  const votes = votesOf(one);
  const totals = TOTALS.map((key) => figureOf(one, key));
  if (votes === null || totals.some((figure) => typeof figure !== 'number')) return null;
  return votes.some((vote) => vote > 0) ? `${namesOfVotes(one)}|${[...totals, ...votes].join(' ')}` : null;
}

function votesKey(one: ProtocolAmong): string | null {
  const votes = votesOf(one);
  const enough = votes !== null && votes.filter((vote) => vote > 0).length >= ROWS_WITH_VOTES;
  return enough ? `${namesOfVotes(one)}|${votes.join(' ')}` : null;
}

/** Figures are compared between forms too, as long as they name the same candidates. */
function namesOfVotes({ form }: ProtocolAmong): string {
  return [form.election, ...form.votes.map((row) => form.rows[row]?.key)].join(' ');
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
