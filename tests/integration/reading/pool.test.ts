import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  PoolError,
  type PoolOptions,
  type ReadAnswer,
  ReadingPool,
  type ReadTask,
} from '../../../electron/reading/index.ts';
import { projectFolder } from '../../support/reference.ts';

const worker = (name: string) => path.join(projectFolder, 'tests/fixtures/workers', `${name}.mjs`);
const page = (source: string): ReadTask => ({
  kind: 'read',
  source,
  page: 1,
  forms: null,
  straightenedPxPerMm: null,
});
const outcome = ({ extraction: { status, reason } }: ReadAnswer) => (status === 'read' ? 'read' : reason);
/** The stand-in answers its thread's number as the score. */
const thread = ({ extraction }: ReadAnswer) => extraction.score;

let pool: ReadingPool;
function open(options: Partial<PoolOptions> = {}): ReadingPool {
  const settings = {
    forms: [],
    figures: { language: 'eng', folder: '' },
    networks: '',
    handwriting: 'networks' as const,
    joint: true,
    words: true,
  };
  pool = new ReadingPool({ workerFile: worker('obedient'), settings, workers: 2, ...options });
  return pool;
}
afterEach(() => pool.close());

describe('the pool of reading workers', () => {
  it('starts no more workers than there is work, and no more than allowed', async () => {
    open({ workers: 3 });
    await pool.read(page('a'));
    expect(pool.size).toBe(1);
    await Promise.all(Array.from({ length: 8 }, () => pool.read(page('slow'))));
    expect(pool.size).toBe(3);
  });

  it('keeps one worker for page after page', async () => {
    open({ workers: 1 });
    const first = await pool.read(page('a'));
    const second = await pool.read(page('b'));
    expect(thread(second)).toBe(thread(first));
  });

  it('replaces a worker that has read its share', async () => {
    open({ workers: 1, answersPerWorker: 2 });
    const threads = [];
    for (const source of ['a', 'b', 'c', 'd', 'e']) threads.push(thread(await pool.read(page(source))));
    expect(threads[1]).toBe(threads[0]);
    expect(threads[3]).toBe(threads[2]);
    expect(new Set(threads).size).toBe(3);
  });

  it.each([
    ['exit', 'worker-failed'],
    ['throw', 'worker-failed'],
    ['unwell', 'worker-failed'],
    ['hang', 'timeout'],
    ['spin', 'timeout'],
  ])('replaces a worker after %s, reports the page as %s and goes on', async (fault, reason) => {
    open({ workers: 1, timeoutMs: 300 });
    const before = await pool.read(page('a'));
    expect(outcome(await pool.read(page(fault)))).toBe(reason);
    const after = await pool.read(page('b'));
    expect(outcome(after)).toBe('read');
    expect(thread(after)).not.toBe(thread(before));
    expect(pool.size).toBe(1);
  });

  it("says what was the fault of the worker, and leaves the picture's own to its reason", async () => {
    open({ workers: 1 });
    const faults = [];
    for (const source of ['exit', 'throw', 'unwell', 'bad', 'a'])
      faults.push((await pool.read(page(source))).fault);
    expect(faults).toEqual(['it ended with code 3', 'as asked', 'as asked', null, null]);
  });

  it('keeps a worker after a fault of the picture', async () => {
    open({ workers: 1 });
    const before = await pool.read(page('a'));
    expect(outcome(await pool.read(page('bad')))).toBe('truncated');
    expect(thread(await pool.read(page('b')))).toBe(thread(before));
  });

  it('gives a page one more try in a fresh worker when an earlier page may be to blame', async () => {
    open({ workers: 1 });
    await pool.read(page('a'));
    expect(outcome(await pool.read(page('unwell-once')))).toBe('read');
  });

  it('reads every other page of a batch with several poisonous ones', async () => {
    open({ workers: 2, timeoutMs: 300 });
    const batch = ['a', 'exit', 'b', 'hang', 'c', 'throw', 'd', 'unwell', 'e', 'bad', 'f'];
    const answers = await Promise.all(batch.map((source) => pool.read(page(source))));
    expect(
      answers.filter((answer) => outcome(answer) === 'read').map(({ extraction }) => extraction.form),
    ).toEqual([...'abcdef']);
    expect(answers.map(outcome).filter((reason) => reason !== 'read')).toEqual([
      'worker-failed',
      'timeout',
      'worker-failed',
      'worker-failed',
      'truncated',
    ]);
  });

  it('drops what waits when aborted, and lets what runs end', async () => {
    open({ workers: 1 });
    const stop = new AbortController();
    const reads = [pool.read(page('slow'), stop.signal), pool.read(page('a'), stop.signal)];
    const settled = Promise.allSettled(reads);
    stop.abort(new Error('enough'));
    for (const read of await settled)
      expect(read).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    expect(outcome(await pool.read(page('b')))).toBe('read');
  });

  it('is not asked with a signal that is aborted already', async () => {
    open();
    await expect(pool.read(page('a'), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('says why when workers do not start', async () => {
    open({ workerFile: worker('stillborn') });
    const reads = await Promise.allSettled([
      pool.read(page('a')),
      pool.read(page('b')),
      pool.read(page('c')),
    ]);
    for (const read of reads)
      expect(read).toMatchObject({ status: 'rejected', reason: { name: 'PoolError' } });
    await expect(pool.read(page('d'))).rejects.toThrow('the reference of form kz-2019-a is no picture');
  });

  it('gives up on workers that are never ready', async () => {
    open({
      workers: 1,
      loadMs: 100,
      settings: {
        forms: [],
        figures: { language: 'never-ready', folder: '' },
        networks: '',
        handwriting: 'networks' as const,
        joint: true,
        words: true,
      },
    });
    await expect(pool.read(page('a'))).rejects.toThrow('not ready after 100 ms');
  });

  it('rejects what waits or runs when it is closed', async () => {
    open({ workers: 1 });
    await pool.read(page('a'));
    const reads = Promise.allSettled([pool.read(page('hang')), pool.read(page('b'))]);
    await pool.close();
    for (const read of await reads)
      expect(read).toMatchObject({ status: 'rejected', reason: new PoolError('The reading was closed') });
    await expect(pool.read(page('c'))).rejects.toThrow('closed');
  });
});
