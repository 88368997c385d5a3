/**
 * `npm test [-- <step>...]`: sets up what is missing, then runs every step (or the named ones) and ends with one line of
 * counts. What cannot be run fails, saying why. Only the Georgian pictures may be absent: their tests count as skipped.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { chromium, ensureChromium, ensureLibreOffice, libreOffice } from './programs.mjs';
import { projectFolder, requireNode, say } from './project.mjs';

requireNode();
const started = Date.now();

/** @param {number} started */
const since = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

async function setUp() {
  await ensureInstalled();
  const found = [
    { wanted: chromium, place: await ensureChromium() },
    { wanted: libreOffice, place: await ensureLibreOffice() },
  ];
  for (const { wanted, place } of found) {
    say(
      place
        ? `${wanted.title}: ${place}`
        : `${wanted.title} is not here and could not be installed: the tests that need it will fail.`,
    );
    if (place) process.env[wanted.variable] = place;
    else delete process.env[wanted.variable];
  }
  const reference = process.env.HATTAMA_REFERENCE ?? path.resolve(projectFolder, '../shared');
  if (!existsSync(path.join(reference, 'data/ge'))) {
    say(
      'The Georgian pictures are not here (HATTAMA_REFERENCE names the folder that has them): their tests are skipped.',
    );
  }
}

/** @param {readonly string[]} names */
async function runSteps(names) {
  // Only now: these load what has just been installed.
  const { steps } = await import('./test-steps.mjs');
  const { sum, summary } = await import('./test-counts.mjs');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}; there are: ${steps.map((step) => step.name).join(', ')}`);
  const chosen = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
  if (chosen.some((step) => ['integration', 'accuracy', 'e2e'].includes(step.name)) && names.length > 0)
    await ensureBuilt();
  const results = [];
  for (const step of chosen) {
    const begun = Date.now();
    say(`\n== ${step.name}`);
    const counts = await step.run();
    results.push({ name: step.name, counts, time: since(begun) });
    say(`${step.name}: ${counts.failed === 0 ? 'ok' : `${counts.failed} FAILED`} (${since(begun)})`);
  }
  const total = sum(results.map((result) => result.counts));
  say(
    `\n${results.map(({ name, counts, time }) => `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${time.padStart(8)}  ${summary(counts)}`).join('\n')}`,
  );
  if (total.failures.length > 0)
    say(`\nFailed:\n${total.failures.map((failure) => `- ${failure}`).join('\n')}`);
  const ranTests = total.passed + total.failed > 0 || (names.length > 0 && total.failed === 0);
  if (!ranTests) say('No test ran.');
  say(`\nin ${since(started)}`);
  process.stdout.write(`${summary(total)}\n`);
  return total.failed === 0 && ranTests ? 0 : 1;
}

try {
  await setUp();
  process.exitCode = await runSteps(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}
