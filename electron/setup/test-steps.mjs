import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { projectFolder, say } from './project.mjs';
import { runPackage } from './run.mjs';
import { none, playwrightCounts, vitestCounts } from './test-counts.mjs';

/**
 * @typedef {import('./test-counts.mjs').NamedCounts} Counts
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Counts>} run a check without tests of its own counts only when it fails, as one failure
 */

const stepTimeoutMs = 20 * 60_000;
const reportFolder = path.join(projectFolder, 'test-results');
/** `outputDir` of playwright.config.ts: emptied when a run begins. */
const endToEndFolder = path.join(reportFolder, 'e2e');

/** @type {Counts} */
const oneFailure = { ...none, failed: 1 };

/**
 * A check that is a program of an installed package; what it says is shown when it fails.
 * @param {string} name
 * @param {string} file in node_modules
 * @param {readonly string[]} args
 * @returns {Step}
 */
function check(name, file, args) {
  return {
    name,
    async run() {
      const result = await runPackage(file, args, { timeoutMs: stepTimeoutMs });
      if (result.code === 0) return none;
      say(result.output.trimEnd());
      return oneFailure;
    },
  };
}

/** @type {Step} */
const build = {
  name: 'build',
  async run() {
    try {
      await ensureBuilt();
      return none;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return oneFailure;
    }
  },
};

/**
 * A test project of vitest.config.ts.
 * @param {string} name
 * @returns {Step}
 */
function vitest(name) {
  return {
    name,
    async run() {
      const file = freshReport(`vitest-${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const result = await runPackage('vitest/vitest.mjs', ['run', '--project', name, ...reporters], {
        output: 'show',
        timeoutMs: stepTimeoutMs,
      });
      const report = /** @type {import('./test-counts.mjs').VitestReport | null} */ (readReport(file));
      if (!report) return broken(name, result);
      const counts = vitestCounts(report);
      // An error outside of any test fails the run without failing a test.
      return result.code !== 0 && counts.failed === 0 ? withErrorOutside(name, counts) : counts;
    },
  };
}

/** @param {string} name @param {Counts} counts @returns {Counts} */
function withErrorOutside(name, counts) {
  return { ...counts, failed: 1, failures: [...counts.failures, `${name}: an error outside of any test`] };
}

/** @type {Step} */
const endToEnd = {
  name: 'e2e',
  async run() {
    if (!process.env.HATTAMA_CHROMIUM) {
      say('No Chromium was found and none could be fetched. Install one, or name it in HATTAMA_CHROMIUM.');
      return oneFailure;
    }
    const file = freshReport('playwright.json');
    const result = await runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      output: 'show',
      timeoutMs: stepTimeoutMs,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    const report = /** @type {import('./test-counts.mjs').PlaywrightReport | null} */ (readReport(file));
    if (!report) return broken('e2e', result);
    const counts = playwrightCounts(report);
    for (const page of failedPages()) say(page);
    return result.code !== 0 && counts.failed === 0 ? withErrorOutside('e2e', counts) : counts;
  },
};

/** What the pages of failed tests showed, in words: pictures of them stay on a machine that nobody can look at. @returns {string[]} */
function failedPages() {
  if (!existsSync(endToEndFolder)) return [];
  return readdirSync(endToEndFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'error-context.md')
    .map((file) =>
      readFileSync(path.join(endToEndFolder, file), 'utf8').replace(
        /^[^]*?(?=# Test info)|# Test source[^]*$/g,
        '',
      ),
    );
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reportFolder, { recursive: true });
  const file = path.join(reportFolder, name);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file @returns {unknown} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @param {string} name @param {import('./run.mjs').RunResult} result @returns {Counts} */
function broken(name, result) {
  say(
    result.timedOut
      ? `${name} took longer than ${stepTimeoutMs / 60_000} minutes and was stopped.`
      : `${name} ended without a report.`,
  );
  return oneFailure;
}

/** All steps, cheap ones first. @type {readonly Step[]} */
export const steps = [
  check('format', 'prettier/bin/prettier.cjs', ['--check', '.', '--log-level=warn']),
  check('borders', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    'electron',
    'renderer',
    'shared',
    '--config',
    '.dependency-cruiser.cjs',
  ]),
  check('dead-code', 'knip/bin/knip.js', []),
  check('types', 'typescript/bin/tsc', ['--noEmit']),
  check('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  build,
  vitest('unit'),
  vitest('component'),
  vitest('integration'),
  vitest('accuracy'),
  endToEnd,
];
