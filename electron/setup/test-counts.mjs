/**
 * Counts of tests, out of what the test runners report.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string, fullName: string }} VitestTest
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: VitestTest[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} PlaywrightReport
 */

/** The one thing that may be absent on a machine: the Georgian pictures are not ours to pass on. */
const mayBeSkipped = /georgia|\bge\b/i;

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    none,
  );
}

/**
 * Counts of a vitest run. A file that could not be loaded is one failure, and so is a test that was skipped for anything
 * but the Georgian pictures.
 * @param {VitestReport} report
 * @returns {Counts & { unexcused: string[] }} `unexcused`: names of tests skipped without that excuse
 */
export function vitestCounts(report) {
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const unexcused = skipped.map((test) => test.fullName).filter((name) => !mayBeSkipped.test(name));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + unexcused.length,
    skipped: skipped.length - unexcused.length,
    unexcused,
  };
}

/** @param {VitestTest} test */
function isFailed(test) {
  return test.status === 'failed';
}

/**
 * Counts of a Playwright run. A test that passed only when run again is a failure, and so is a skipped one.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    skipped: 0,
  };
}

/**
 * The last line of a run.
 * @param {Counts} counts
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
