import { describe, expect, it } from 'vitest';
import { playwrightCounts, sum, summary, vitestCounts } from '../../../electron/setup/test-counts.mjs';

const test = (status: string, fullName = 'a test') => ({ status, fullName });

describe('counts of a vitest run', () => {
  it('adds up tests of all files', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [test('passed')] },
        { status: 'failed', assertionResults: [test('passed'), test('failed')] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 2, failed: 1, skipped: 0, unexcused: [] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 0,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }],
    };
    expect(vitestCounts(report).failed).toBe(1);
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
      testResults: [{ status: 'passed', assertionResults }],
    };
    expect(vitestCounts(report)).toEqual({ passed: 5, failed: 1, skipped: 2, unexcused: ['later'] });
  });
});

describe('counts of a Playwright run', () => {
  it('takes flaky and skipped tests for failures', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 4, skipped: 0 });
  });
});

describe('the last line', () => {
  it('sums all steps', () => {
    const total = sum([
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ]);
    expect(summary(total)).toBe('11 passed, 22 failed, 33 skipped');
  });
});
