/**
 * Counts of tests, out of what the test runners report.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { failures: string[] }} NamedCounts what failed, each with why, for the end of the run
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} VitestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ title: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites?: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/** The one thing that may be absent on a machine: the Georgian pictures are not ours to pass on. */
const mayBeSkipped = /georgia|\bge\b/i;

/** A message is told by so many lines: the rest stands where the test failed. */
const LINES_TOLD = 12;

/** @type {NamedCounts} */
export const none = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * @param {readonly NamedCounts[]} all
 * @returns {NamedCounts}
 */
export function sum(all) {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      failures: [...a.failures, ...b.failures],
    }),
    none,
  );
}

/**
 * Counts of a vitest run. A file that could not be loaded is one failure, and so is a test that was skipped for anything
 * but the Georgian pictures.
 * @param {VitestReport} report
 * @returns {NamedCounts}
 */
export function vitestCounts(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter((test) => test.status !== 'passed' && !isFailed(test));
  const unexcused = skipped.map((test) => test.fullName).filter((name) => !mayBeSkipped.test(name));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + unexcused.length,
    skipped: skipped.length - unexcused.length,
    failures: [
      ...tests.filter(isFailed).map((test) => told(test.fullName, test.failureMessages?.[0])),
      ...broken.map((file) => told(file.name, file.message)),
      ...unexcused.map((name) => told(name, 'skipped without an excuse')),
    ],
  };
}

/** @param {VitestTest} test */
function isFailed(test) {
  return test.status === 'failed';
}

/**
 * Counts of a Playwright run. A test that passed only when run again is a failure, and so is a skipped one.
 * @param {PlaywrightReport} report
 * @returns {NamedCounts}
 */
export function playwrightCounts({ stats, suites = [], errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    skipped: 0,
    failures: [...suites.flatMap(failuresIn), ...errors.map(({ message }) => told('end to end', message))],
  };
}

/** What did not pass at once, a skipped test too. @param {PlaywrightSuite} suite @returns {string[]} */
function failuresIn({ title, specs = [], suites = [] }) {
  const failed = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) => {
        const message = results.map(({ error }) => error?.message).find(Boolean);
        return told(`${title}: ${spec.title}`, message ?? status);
      }),
  );
  return [...failed, ...suites.flatMap(failuresIn)];
}

/** @param {string} name @param {string} [message] */
function told(name, message = '') {
  return [name, ...message.split('\n').slice(0, LINES_TOLD)]
    .filter((line) => line.trim() !== '')
    .join('\n     ');
}

/**
 * The last line of a run.
 * @param {Counts} counts
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
