import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { ask, withWorkspace } from '../../../electron/cli/workspace-session.ts';
import { countedDemo, findIn, judge } from '../../demo/findings.ts';
import { generateElection } from '../../demo/generate.ts';
import { loadElection } from '../../demo/load.ts';
import { type DemoElection, type DemoStation, type Planted, reasons } from '../../demo/model.ts';
import type { Coverage } from '../../../shared/protocol/count/coverage.ts';
import { totalsOf } from '../../../shared/protocol/count/totals.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** One of each at least is planted, whatever the size and the seed. */
const everyCode =
  'F101 F107 F201 F202 F203 F204 F205 F207 F214 F301 F302 F305 F401 F402 F403 F404 F502 F503 F504 F505 W213 W214 W406 W501 W507 stuffing';

describe('What is planted in a made-up election', () => {
  test.each([11, 12])('is found, and no clean place is accused (1,200 stations, seed %i)', async (seed) => {
    const folder = throwAwayFolder();
    const election = generateElection(1200, seed);
    await loadElection(folder, election, { pictures: 4 });
    const counted = await countedDemo(folder);

    const key = JSON.parse(readFileSync(path.join(folder, 'demo', 'key.json'), 'utf8')) as {
      planted: Planted[];
    };
    expect(key.planted).toEqual(election.planted);
    expectCoverage(totalsOf(counted).country.coverage, election);
    const { found, missed, wronglyAccused, onDoubtfulPapers, unexpected } = judge(
      key.planted,
      findIn(counted),
    );
    expect(missed).toEqual([]);
    expect(wronglyAccused).toEqual([]);
    for (const { code } of onDoubtfulPapers) expect(code).toMatch(/^F50[45]$/);
    expect(unexpected).toEqual([]);
    expect(Object.keys(found).sort().join(' ')).toBe(everyCode);
    await expectInReport(folder, key.planted);
  });
});

/** Stations, copies counted once, and why there is no protocol, by the register and by what observers said later. */
function expectCoverage(coverage: Coverage, { stations }: DemoElection): void {
  const count = (is: (station: DemoStation) => boolean) => stations.filter(is).length;
  expect(coverage.stations).toMatchObject({ count: stations.length, exact: true });
  expect(coverage.observed).toBe(count(({ observed }) => observed));
  expect(coverage.withProtocol).toBe(count(({ papers }) => papers.length > 0));
  const without = stations.filter(({ papers }) => papers.length === 0);
  for (const reason of [...reasons, 'unsaid'] as const)
    expect(coverage.without[reason]).toBe(
      without.filter((each) => (each.reasonTold ?? each.reason ?? 'unsaid') === reason).length,
    );
}

/** The report names every station on whose papers, or in whose hourly figures, something was planted, under its rule. */
async function expectInReport(folder: string, planted: readonly Planted[]): Promise<void> {
  const file = path.join(folder, '..', 'report.html');
  await withWorkspace(folder, null, (session) =>
    ask(session, 'report.write', { format: 'html', language: 'en', path: file }),
  );
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const numbersUnder = (code: string) =>
    new Set((document.querySelector(`#${code}`)?.parentElement?.textContent ?? '').match(/\d+/g));
  const kinds: readonly string[] = [
    'arithmetic',
    'row-left-out',
    'rewritten-copy',
    'copies-differ',
    'turnout-falls',
    'turnout-rushes',
  ];
  for (const { kind, station, codes } of planted.filter((one) => kinds.includes(one.kind)))
    for (const code of codes) expect(numbersUnder(code), `${kind} ${code}`).toContain(String(station));
}
