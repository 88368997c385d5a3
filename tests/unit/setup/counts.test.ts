import { describe, expect, it } from 'vitest';
import { playwrightCounts, sum, summary, vitestCounts } from '../../../electron/setup/test-counts.mjs';

const test = (status: string, fullName = 'a test', ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});

describe('counts of a vitest run', () => {
  it('adds up tests of all files, and tells which failed and why', () => {
    const failed = test('failed', 'adds up', 'AssertionError: expected 3 to be 4\n    at sum.test.ts:7:20');
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'passed', assertionResults: [test('passed')] },
        { name: 'b.test.ts', status: 'failed', assertionResults: [test('passed'), failed] },
      ],
    };
    expect(vitestCounts(report)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 0,
      failures: ['adds up\n     AssertionError: expected 3 to be 4\n         at sum.test.ts:7:20'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 0,
      numFailedTests: 0,
      testResults: [{ name: 'c.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }],
    };
    expect(vitestCounts(report)).toMatchObject({ failed: 1, failures: ['c.test.ts\n     SyntaxError'] });
  });

  it('lets only tests of the Georgian pictures be skipped', () => {
    const assertionResults = [
      test('pending', 'places the Georgian scans'),
      test('skipped', 'reads ge 2012'),
      test('todo', 'later'),
    ];
    const report = {
      numPassedTests: 5,
      numFailedTests: 0,
      testResults: [{ name: 'd.test.ts', status: 'passed', assertionResults }],
    };
    expect(vitestCounts(report)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
      failures: ['later\n     skipped without an excuse'],
    });
  });
});

describe('counts of a Playwright run', () => {
  it('takes flaky and skipped tests for failures', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
    expect(playwrightCounts({ stats, errors: [{}] })).toMatchObject({ passed: 4, failed: 4, skipped: 0 });
  });

  it('tells which test failed and why, however deep it lies', () => {
    const spec = (title: string, status: string, message?: string) => ({
      title,
      tests: [{ status, results: [message ? { error: { message } } : {}] }],
    });
    const specs = [
      spec('takes out', 'expected'),
      spec('takes in', 'unexpected', '24 of 25'),
      spec('waits', 'skipped'),
    ];
    const suites = [{ title: 'a.spec.ts', suites: [{ title: 'intake', specs }] }];
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 1 };
    expect(playwrightCounts({ stats, suites }).failures).toEqual([
      'intake: takes in\n     24 of 25',
      'intake: waits\n     skipped',
    ]);
  });
});

describe('the last line', () => {
  it('sums all steps', () => {
    const total = sum([
      { passed: 1, failed: 2, skipped: 3, failures: ['one'] },
      { passed: 10, failed: 20, skipped: 30, failures: ['two'] },
    ]);
    expect(summary(total)).toBe('11 passed, 22 failed, 33 skipped');
    expect(total.failures).toEqual(['one', 'two']);
  });
});
