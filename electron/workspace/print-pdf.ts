import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { HattamaError } from '../../shared/api/result.ts';
import { findBrowser } from './browser-program.ts';

/** A page with a hundred pictures takes some seconds; on an old laptop, some more. */
const MOST_MS = 180_000;

/** Prints a page of HTML that carries all it shows; answers the PDF. Throws `export-failed`. */
export type Printer = (page: string) => Promise<Uint8Array>;

/**
 * A printer by an installed browser without a window, with a profile that is thrown away and without a network. Scripts are the
 * page's to forbid (its content security policy): the browser's own printing needs them.
 * Throws `no-printer` where no browser is found.
 */
export function browserPrinter(env: NodeJS.ProcessEnv = process.env): Printer {
  const browser = findBrowser(env);
  if (browser === null)
    throw new HattamaError(
      'no-printer',
      'No Chromium, Chrome or Edge was found to print a PDF with (HATTAMA_CHROMIUM may name one): write the evidence file as HTML and print it from any browser',
    );
  return (page) => printBy(browser, page);
}

async function printBy(browser: string, page: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hattama-print-'));
  try {
    const source = path.join(folder, 'page.html');
    const target = path.join(folder, 'page.pdf');
    await writeFile(source, page);
    await run(browser, [
      ...flags(path.join(folder, 'profile')),
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ]);
    return await readFile(target);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new HattamaError('export-failed', `The browser did not print: ${message}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function run(browser: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(browser, args, { timeout: MOST_MS, killSignal: 'SIGKILL' });
}

function flags(profile: string): string[] {
  return [
    '--headless',
    '--no-pdf-header-footer',
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Chromium does not run as root inside of its own sandbox; the page is ours, and runs nothing.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
