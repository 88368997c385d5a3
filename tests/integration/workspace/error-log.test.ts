import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HattamaError } from '../../../shared/api/result.ts';
import { fileLog } from '../../../electron/workspace/error-log.ts';
import { testClock, testTime, throwAwayFolder } from '../../support/workspace-folder.ts';

function logIn(folder = throwAwayFolder()) {
  mkdirSync(folder, { recursive: true });
  return { log: fileLog(folder, testClock), file: path.join(folder, 'errors.log') };
}

test('an error of ours leaves a line for the help desk', () => {
  const { log, file } = logIn();
  log('scans.get', new TypeError('x is not a function'));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    at: testTime,
    what: 'scans.get',
    reference: 'internal',
    message: 'x is not a function',
  });
});

test('what the person is told and can mend is not logged, what ends the work is', () => {
  const { log, file } = logIn();
  log('review.save', new HattamaError('changed-meanwhile', 'moved on'));
  expect(existsSync(file)).toBe(false);
  log('open', new HattamaError('workspace-damaged', 'malformed', { fatal: true }));
  expect(readFileSync(file, 'utf8')).toContain('workspace-damaged');
});

test('the log does not grow without end', () => {
  const { log, file } = logIn();
  writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
  log('scans.get', new Error('one more'));
  expect(statSync(file).size).toBeLessThan(10_000);
  expect(existsSync(`${file}.1`)).toBe(true);
});

test('a folder that cannot be written to keeps nobody from working', () => {
  const folder = throwAwayFolder();
  expect(() => fileLog(path.join(folder, 'gone'), testClock)('x', new Error('y'))).not.toThrow();
});
