import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../support/reference.ts';

/** Every source of the core, by path with forward slashes. */
const sources = readdirSync(path.join(projectFolder, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name: name.replaceAll('\\', '/'),
    text: readFileSync(path.join(projectFolder, 'electron', name), 'utf8'),
  }));

const filesWith = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort();

describe('there is one way to write', () => {
  test('SQL that writes stands in the repositories of store only', () => {
    expect(
      filesWith(/\b(INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM)\b/).filter(
        (name) => !name.startsWith('store/'),
      ),
    ).toEqual([]);
  });

  test('only audit.change() opens a writing transaction', () => {
    expect(filesWith(/store\.write\(/)).toEqual(['audit/change.ts']);
  });

  test("only the queue writes past the log, and only a job's progress", () => {
    expect(filesWith(/\.progress\(\(/)).toEqual(['jobs/queue.ts']);
    const repository = sources.find(({ name }) => name === 'store/jobs.ts');
    expect(filesWith(/ProgressWriter\b/)).toEqual(['store/connection.ts', 'store/jobs.ts', 'store/open.ts']);
    expect([...new Set(repository?.text.match(/(?:UPDATE|INTO) (\w+)/g))].sort()).toEqual([
      'INTO job',
      'UPDATE SET',
      'UPDATE job',
      'UPDATE scan',
    ]);
    expect(
      repository?.text
        .match(/UPDATE scan SET (.+) WHERE/g)
        ?.every((set) => /^UPDATE scan SET status = '(reading|waiting)' WHERE$/.test(set)),
    ).toBe(true);
  });

  test('every repository that adds or changes a row of evidence vouches for it', () => {
    const silent = sources
      .filter(
        ({ name, text }) => name.startsWith('store/') && /: Writer\b/.test(text) && /db\.run\(/.test(text),
      )
      .filter(({ name, text }) => !/db\.witness\(/.test(text) && name !== 'store/log.ts');
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
