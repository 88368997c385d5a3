import { chromium, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from '../../electron/setup/programs.mjs';
import { projectFolder } from '../support/reference.ts';
import { operator, serveWorkspace } from './desk-workspace.ts';

/** A part of the count's screen, and how long it took until nothing on it changed any more and that was painted, ms. */
export interface ScreenTook {
  name: string;
  first: number;
  again: number;
}

/** Where pictures of the screens are kept, to be looked at. */
const pictures = path.join(projectFolder, 'test-results/screens');

/** Opens every part of the count's screen in Chromium, at the size of an old laptop's, each twice. */
export async function watchScreens(workspace: string): Promise<ScreenTook[]> {
  const executablePath = await ensureChromium();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const server = await serveWorkspace(workspace);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    const seat = JSON.stringify(operator);
    await page.addInitScript((person) => sessionStorage.setItem('hattama.person', person), seat);
    await page.goto(server.address);
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${new URL(page.url()).origin}/#/count/publish`);
    const parts = page.getByRole('navigation', { name: 'Parts of the count' }).getByRole('link');
    await parts.first().waitFor({ timeout: 60_000 });
    const names = await parts.allTextContents();
    const took = new Map(names.map((name) => [name, [] as number[]]));
    mkdirSync(pictures, { recursive: true });
    for (const [round, name] of [...names, ...names].entries()) {
      took.get(name)?.push(await settled(page, name));
      if (round < names.length)
        await page.screenshot({ path: path.join(pictures, `bench-count-${round + 1}.png`) });
    }
    return [...took].map(([name, [first = NaN, again = NaN]]) => ({ name, first, again }));
  } finally {
    await server.stop();
    await browser.close();
  }
}

/** From the press of a part's link until the last change of the page was painted; changes end when none came for four seconds, since a call may be under way. */
async function settled(page: Page, name: string): Promise<number> {
  const link = page
    .getByRole('navigation', { name: 'Parts of the count' })
    .getByRole('link', { name, exact: true });
  return link.evaluate(
    (element, quiet) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        let last = begun;
        const observer = new MutationObserver(() =>
          requestAnimationFrame(() => requestAnimationFrame(() => (last = performance.now()))),
        );
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        const look = setInterval(() => {
          if (performance.now() - last < quiet) return;
          clearInterval(look);
          observer.disconnect();
          resolve(last - begun);
        }, 100);
        (element as HTMLElement).click();
      }),
    4000,
  );
}
