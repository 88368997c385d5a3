import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { createAudit } from '../../electron/audit/change.ts';
import { insertBatch } from '../../electron/store/batches.ts';
import { insertOriginal } from '../../electron/store/originals.ts';
import { putPerson } from '../../electron/store/people.ts';
import { insertScan, updateScan } from '../../electron/store/scans.ts';
import { insertSource } from '../../electron/store/sources.ts';
import { openFolder, operator } from './desk-workspace.ts';

/** How the screen moved while something was done on it. */
export interface QueueRun {
  name: string;
  /** Time from one frame to the next, ms. */
  frames: number[];
  /** From a key until the list showed its answer, ms. */
  settled: number[];
}

const chunk = 1_000;

/** Makes a workspace with so many protocols to confirm; their pictures are not there. */
export function manyProtocols(folder: string, count: number): void {
  const store = openFolder(folder);
  const audit = createAudit(store, () => new Date());
  const act = { person: operator.code, act: 'person.came' } as const;
  audit.change(act, (db, { at }) => putPerson(db, operator, at));
  const batch = audit.change({ person: operator.code, act: 'batch.begun' }, (db, { at }) =>
    insertBatch(db, { name: 'Район', region: '', person: operator.code, paths: ['/given'] }, at),
  );
  for (let from = 0; from < count; from += chunk)
    audit.change({ person: operator.code, act: 'file.taken' }, (db, { at }) => {
      for (let n = from; n < Math.min(count, from + chunk); n += 1) {
        const sha256 = createHash('sha256').update(String(n)).digest('hex');
        insertOriginal(db, { sha256, bytes: 1, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 }, at);
        insertSource(
          db,
          { original: sha256, batch, path: `/given/${n}.jpg`, name: `${n}.jpg`, known: false },
          at,
        );
        const region = n % 3 ? 'Алматы' : 'Шымкент';
        const scan = insertScan(db, { original: sha256, page: 1, batch, region }, at);
        updateScan(db, scan, { status: 'to-confirm', form: 'kz-2019-a', station: n % 10_000, score: 0.9 });
      }
    });
  store.close();
}

/** Filters and scrolls the queue, and notes every frame meanwhile. */
export async function watchQueue(page: Page): Promise<QueueRun[]> {
  await page.evaluate(() => void (window.location.hash = '#/queue'));
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.getByRole('row').nth(3).waitFor();
  const search = page.getByRole('searchbox');
  return [
    await watched(page, 'typing a search', async () => {
      const settled: number[] = [];
      await search.focus();
      for (const word of ['777', 'шымк', '12345.jpg']) {
        await search.fill('');
        for (const letter of word) await page.keyboard.type(letter);
        settled.push(await settledAfter(page));
      }
      await search.fill('');
      settled.push(await settledAfter(page));
      return settled;
    }),
    await watched(page, 'scrolling by wheel', async () => {
      await grid.hover();
      for (let turn = 0; turn < 120; turn += 1) await page.mouse.wheel(0, 400);
      return [await settledAfter(page)];
    }),
    await watched(page, 'by keys, to the end and back', async () => {
      await grid.focus();
      const settled: number[] = [];
      for (const key of [
        ...Array<string>(30).fill('PageDown'),
        'End',
        ...Array<string>(10).fill('PageUp'),
        'Home',
      ])
        await page.keyboard.press(key);
      settled.push(await settledAfter(page));
      return settled;
    }),
  ];
}

interface Frames {
  hattamaFrames: number[];
  hattamaWatching: boolean;
}

async function watched(page: Page, name: string, work: () => Promise<number[]>): Promise<QueueRun> {
  await page.evaluate(() => {
    const notes = window as unknown as Frames;
    notes.hattamaFrames = [];
    notes.hattamaWatching = true;
    let last: number | null = null;
    const frame = (now: number) => {
      if (last !== null) notes.hattamaFrames.push(now - last);
      last = now;
      if (notes.hattamaWatching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const settled = await work();
  const frames = await page.evaluate(() => {
    const notes = window as unknown as Frames;
    notes.hattamaWatching = false;
    return notes.hattamaFrames;
  });
  return { name, frames, settled };
}

/** How long until the list stands still for half a second, ms. */
function settledAfter(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        let last = began;
        const grid = document.querySelector('[role=grid]');
        const watch = new MutationObserver(() => (last = performance.now()));
        if (grid) watch.observe(grid, { childList: true, subtree: true, characterData: true });
        const look = () => {
          if (performance.now() - Math.max(last, began) < 500) return void requestAnimationFrame(look);
          watch.disconnect();
          resolve(last - began);
        };
        look();
      }),
  );
}
