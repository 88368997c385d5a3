/** The command line: `npm run --silent hattama -- <command>`. */
import { runProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

const cancel = new AbortController();
const interrupted = 130;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl+C does not wait.
    if (cancel.signal.aborted) process.exit(interrupted);
    process.stderr.write('\nStopping; what is done stays done. Press Ctrl+C again to stop at once.\n');
    cancel.abort();
  });
}

process.exitCode = await runProgram(
  process.argv.slice(2),
  createTerminal(process.stdout, process.stderr, cancel.signal),
);
