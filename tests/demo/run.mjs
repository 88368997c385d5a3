import { runBuilt } from '../support/run-built.mjs';

/** Makes the demo election: `node tests/demo/run.mjs <folder> [options]` (tests/demo/make.ts). */
await runBuilt('demo', 'make', process.argv.slice(2));
