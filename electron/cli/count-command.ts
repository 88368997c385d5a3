import type { ElectionView } from '../../shared/api/counting.ts';
import { localText } from '../../shared/forms/names.ts';
import type { PlaceTotals, ElectionTotals } from '../../shared/protocol/count/totals.ts';
import { candidateOf } from '../../shared/protocol/count/figures.ts';
import { foldName } from '../../shared/protocol/count/regions.ts';
import { type ExitCode, exitCodes, table, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface CountOptions {
  election?: string;
  region?: string;
  json?: boolean;
}

/**
 * `count`: totals of an election, the one with most protocols unless named; with `--region` of its districts. As JSON they are an
 * `ElectionTotals` (shared/protocol/count/totals.ts).
 */
export async function count(terminal: Terminal, folder: string, options: CountOptions): Promise<ExitCode> {
  return withWorkspace(folder, null, async (session) => {
    const elections = await ask(session, 'count.elections', {});
    const election = elections.find(({ id }) => options.election === undefined || id === options.election);
    if (!election) throw new Error(`nothing here is about an election ${options.election ?? ''}`.trim());
    const region = options.region === undefined ? undefined : regionNamed(election, options.region);
    const totals = await ask(session, 'count.totals', {
      election: election.id,
      ...(region === undefined ? {} : { region }),
    });
    terminal.print(options.json ? JSON.stringify(totals, null, 2) : describe(election, totals, region));
    return exitCodes.done;
  });
}

/** The key of a region, by key or by any of its names. */
function regionNamed({ regions }: ElectionView, asked: string): string {
  const folded = foldName(asked);
  const found = regions.find(({ key, name }) =>
    [key, ...Object.values(name)].some((each) => foldName(each) === folded),
  );
  if (!found)
    throw new Error(`no such region: ${asked}; there are ${regions.map(({ key }) => key).join(', ')}`);
  return found.key;
}

function describe(election: ElectionView, totals: ElectionTotals, region: string | undefined): string {
  const opened = totals.regions.find((each) => each.region === region);
  const place = opened ?? totals.country;
  const parts = opened ? opened.districts : totals.regions.filter(({ coverage }) => coverage.named > 0);
  return [
    `${localText(election.title, 'en')} – ${nameOf(election, place)}`,
    coverageOf(place),
    table([
      ['', 'votes', 'share', 'lacking', 'without doubtful', 'share'],
      ...votesOf(election, totals, place),
    ]),
    ...(parts.length > 0
      ? [
          table([
            ['', 'stations', 'protocols', 'in doubt', 'turnout', 'first', 'share'],
            ...parts.map((part) => partOf(election, part)),
          ]),
        ]
      : []),
    ...(totals.nowhere > 0 ? [`${totals.nowhere} protocols without a station's number are in no total`] : []),
  ].join('\n\n');
}

function nameOf({ regions }: ElectionView, { region, district }: PlaceTotals): string {
  if (region === null) return 'whole country';
  if (district !== null) return district === '' ? '(district not known)' : district;
  const named = regions.find(({ key }) => key === region);
  return region === '' ? '(no region)' : localText(named?.name ?? { en: region }, 'en');
}

function coverageOf({ coverage, inDoubt, differing, all, sure }: PlaceTotals): string {
  const { stations, listed, unlisted, observed, notObserved, withProtocol, without } = coverage;
  const reasons = Object.entries(without).flatMap(([reason, n]) => (n > 0 ? [`${reason} ${n}`] : []));
  return table([
    [
      'stations',
      inAll(coverage),
      stations.by === 'named' ? '' : `(${stations.by}: ${stations.sources.join(', ')})`,
    ],
    // Where nobody said of any station whether it was observed, that is no zero.
    ['observed', observed + notObserved > 0 ? String(observed) : '–', ''],
    ['with protocol', String(withProtocol), listed > 0 && unlisted > 0 ? `(${unlisted} in no register)` : ''],
    ['in doubt', String(inDoubt), differing > 0 ? `(${differing} with papers that differ)` : ''],
    ['without', reasons.length > 0 ? reasons.join(', ') : '0', ''],
    [
      'turnout',
      `${percent(all.turnout.rate)}`,
      inDoubt > 0 ? `(without doubtful ${percent(sure.turnout.rate)})` : '',
    ],
  ]);
}

function votesOf(
  election: ElectionView,
  { votes }: ElectionTotals,
  { all, sure }: PlaceTotals,
): (string | number)[][] {
  return votes.map((key) => {
    const [figure, without] = [all.figures[key], sure.figures[key]];
    return [
      candidateName(election, key),
      figure?.sum ?? 0,
      percent(all.shares[key]),
      all.papers - (figure?.known ?? 0),
      without?.sum ?? 0,
      percent(sure.shares[key]),
    ];
  });
}

function partOf(election: ElectionView, part: PlaceTotals): (string | number)[] {
  const { coverage, all, inDoubt, order } = part;
  const [first = ''] = order.all;
  const shown = all.votes > 0 ? [candidateName(election, first), percent(all.shares[first])] : ['–', '–'];
  return [
    nameOf(election, part),
    inAll(coverage),
    coverage.withProtocol,
    inDoubt,
    percent(all.turnout.rate),
    ...shown,
  ];
}

/** Stations in all; `+`: there may be more. */
function inAll({ stations }: PlaceTotals['coverage']): string {
  return `${stations.count}${stations.exact ? '' : '+'}`;
}

function candidateName({ candidates }: ElectionView, key: string): string {
  const id = candidateOf(key);
  if (id === null) return 'against all';
  return localText(candidates.find((each) => each.id === id)?.name ?? { en: id }, 'en');
}

/** Hundredths of a percent as percent; a dash where there are none. */
function percent(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) return '–';
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')} %`;
}
