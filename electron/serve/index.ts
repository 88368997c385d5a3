import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readServeArguments, usage } from './arguments.ts';
import { openBrowser } from './browser.ts';
import { runServe } from './run.ts';

/** Where the screen is built: beside this build, dist/electron -> dist/renderer. */
const pages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../renderer');

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Browser mode as a program: runs until Ctrl+C; Enter prints a fresh address. */
async function main(): Promise<void> {
  const args = readServeArguments(process.argv.slice(2), process.cwd());
  if (args.help) return print(usage);
  const running = await runServe(args, pages);
  const address = running.newAddress();
  print(`Workspace: ${running.folder}`);
  print(`Open in your browser: ${address}`);
  if (args.open) openBrowser(address);
  const stop = offerAddress(() => print(`Open in your browser: ${running.newAddress()}`));
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl+C does not wait for the page being read.
      if (closing) process.exit(1);
      closing = true;
      stop();
      void running.close().then(() => process.exit(0));
    });
  }
}

/** The first address is used up with the first browser; whoever has the terminal can have another. */
function offerAddress(offer: () => void): () => void {
  if (!process.stdin.isTTY) return () => undefined;
  print('Press Enter for a fresh address, Ctrl+C to stop.');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', offer);
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return () => lines.close();
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
