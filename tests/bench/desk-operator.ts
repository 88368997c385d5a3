import type { Page } from '@playwright/test';
import path from 'node:path';
import { shippedForms } from '../../electron/workspace/forms.ts';
import { confirmProtocol } from '../support/operator.ts';
import { readTruth } from '../support/truth.ts';

/** What one protocol cost. */
interface ProtocolCost {
  name: string;
  keys: number;
  /** Of them digits of numbers. */
  digits: number;
  /** From the last key until the next protocol was ready to be typed, ms; absent for the last one. */
  ms: number | null;
}

export interface DeskRun {
  protocols: ProtocolCost[];
}

/** What the page itself notes, so that neither the driver's way nor its polling counts. */
interface Notes {
  hattamaLastKey: number;
  hattamaReady(before: string): Promise<{ at: number; name: string | null }>;
}

/** Confirms everything that waits as someone who never errs, by keys of the keypad; throws when the screen does not follow. */
export async function workThrough(page: Page, samples: string): Promise<DeskRun> {
  const truth = new Map(readTruth(samples).map((each) => [path.basename(each.file), each]));
  const forms = (await shippedForms()).map(({ form }) => form);
  await page.evaluate(noteKeys);
  await page.evaluate(() => void (window.location.hash = '#/review'));
  let { name } = await ready(page, '');
  const protocols: ProtocolCost[] = [];
  while (name !== null) {
    const paper = truth.get(name);
    if (!paper) throw new Error(`There is no truth of ${name}`);
    const form = forms.find(({ id }) => id === paper.form);
    if (!form) throw new Error(`There is no form ${paper.form}`);
    const cost = await confirmProtocol(page, form, paper);
    const next = await ready(page, name);
    const lastKey = await page.evaluate(() => (window as unknown as Notes).hattamaLastKey);
    protocols.push({ name, ...cost, ms: next.name === null ? null : next.at - lastKey });
    name = next.name;
  }
  return { protocols };
}

/** In the page: when the last key went down, and when a protocol other than the one before can be typed. */
function noteKeys(): void {
  const notes = window as unknown as Notes;
  window.addEventListener('keydown', (event) => void (notes.hattamaLastKey = event.timeStamp), true);
  notes.hattamaReady = (before) =>
    new Promise((resolve) => {
      const look = () => {
        const name = document.querySelector('main strong')?.textContent ?? '';
        const crop = document.querySelector<HTMLImageElement>('[data-testid=crop] img');
        const typing = document.activeElement?.id === 'entry' && crop !== null && crop.complete;
        if (typing && name !== before) resolve({ at: performance.now(), name });
        else if (document.querySelector('main h1')?.textContent === 'All protocols are confirmed')
          resolve({ at: performance.now(), name: null });
        else requestAnimationFrame(look);
      };
      look();
    });
}

async function ready(page: Page, before: string): Promise<{ at: number; name: string | null }> {
  const { at, name } = await page.evaluate((last) => (window as unknown as Notes).hattamaReady(last), before);
  return { at, name: name && path.basename(name) };
}
