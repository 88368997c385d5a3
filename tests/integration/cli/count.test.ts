import { expect, test } from 'vitest';
import { runProgram } from '../../../electron/cli/program.ts';
import { totalsOf, type ElectionTotals } from '../../../shared/protocol/count/totals.ts';
import { countedElection } from '../../support/counted.ts';
import { muddledWorkspace } from '../count/muddled-workspace.ts';

async function hattama(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runProgram(args, {
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    progress: () => undefined,
    cancelled: new AbortController().signal,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('count prints a table for people, the same as JSON for machines, and says what it does not find', async () => {
  const folder = muddledWorkspace();
  const json = await hattama('count', folder, '--json');
  expect([json.code, json.err]).toEqual([0, '']);
  const totals = JSON.parse(json.out) as ElectionTotals;
  expect(totals.election).toBe('kz-2019-president');
  // Its keys are those that are documented, and stay.
  const documented = totalsOf(countedElection());
  expect(Object.keys(totals)).toEqual(Object.keys(documented));
  expect(Object.keys(totals.country)).toEqual(Object.keys(documented.country));
  const tokayev = totals.country.all.figures['votes:tokayev'];

  const text = await hattama('count', folder);
  expect(text.out).toContain('whole country');
  const [row] = text.out.split('\n').filter((line) => /Tokayev +\d/.test(line));
  expect(row?.split(/ {2,}/).slice(1, 4)).toEqual([
    String(tokayev?.sum),
    expect.stringMatching(/^\d+\.\d\d %$/),
    String(totals.country.all.papers - (tokayev?.known ?? 0)),
  ]);
  expect(text.out).toMatch(/Almaty city +\d+\+ +\d+/);
  expect(text.out).toMatch(/1 protocols without a station's number/);

  for (const name of ['almaty-city', 'Алматы қаласы', 'ALMATY CITY'])
    expect((await hattama('count', folder, '--region', name)).out, name).toContain('– Almaty city');
  const nowhere = await hattama('count', folder, '--region', 'Atlantis');
  expect([nowhere.code, nowhere.out]).toEqual([2, '']);
  expect(nowhere.err).toContain('no such region: Atlantis');
  const none = await hattama('count', folder, '--election', 'xx-2031');
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('xx-2031')]);
});
