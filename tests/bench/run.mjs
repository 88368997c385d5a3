import { runBuilt } from '../support/run-built.mjs';

/** Runs a bench: `node tests/bench/run.mjs <name> [arguments]`. */
const [name = '', ...rest] = process.argv.slice(2);
await runBuilt('bench', name, rest);
