import { expect, test } from 'vitest';
import { failedExtraction, type ReadAnswer } from '../../../electron/reading/index.ts';
import { lazily, type PageReader } from '../../../electron/workspace/page-reader.ts';

const answer: ReadAnswer = { extraction: failedExtraction('timeout', 1), straightened: null, fault: null };
const task = { kind: 'read', source: 'x', page: 1, forms: null, straightenedPxPerMm: null } as const;

/** Stands for a pool of workers: pages are read when told. */
class Slow implements PageReader {
  isClosed = false;
  readonly #finish: (() => void)[] = [];
  read() {
    return new Promise<ReadAnswer>((resolve) => this.#finish.push(() => resolve(answer)));
  }
  finish(): void {
    this.#finish.splice(0).forEach((done) => done());
  }
  preview = () => Promise.reject(new Error('not here'));
  sheet = () => Promise.reject(new Error('not here'));
  corners = () => Promise.reject(new Error('not here'));
  box = () => Promise.reject(new Error('not here'));
  close() {
    this.isClosed = true;
    return Promise.resolve();
  }
}

function opened() {
  const readers: Slow[] = [];
  const reader = lazily(() => {
    const made = new Slow();
    readers.push(made);
    return made;
  });
  return { reader, readers };
}

test('a reader is opened with its first page and closed in the end', async () => {
  const { reader, readers } = opened();
  await reader.close();
  expect(readers).toEqual([]);
  const page = reader.read(task);
  readers[0]?.finish();
  await page;
  await reader.close();
  expect(readers.map(({ isClosed }) => isClosed)).toEqual([true]);
});

test('renewed, it finishes the pages that it has before it is closed, and the next page is read by another', async () => {
  const { reader, readers } = opened();
  const before = reader.read(task);
  reader.renew();
  const after = reader.read(task);
  expect(readers.map(({ isClosed }) => isClosed)).toEqual([false, false]);
  readers[0]?.finish();
  await expect(before).resolves.toBe(answer);
  await new Promise(setImmediate);
  expect(readers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  readers[1]?.finish();
  await after;
  await reader.close();
  expect(readers.map(({ isClosed }) => isClosed)).toEqual([true, true]);
});
