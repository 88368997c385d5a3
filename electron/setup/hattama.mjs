/**
 * `npm run --silent hattama -- <command>`: sets up what is missing (said on stderr only, stdout belongs to the command's
 * results), then becomes the command line.
 */
import { ensureBuilt } from './build.mjs';
import { runHost } from './host-process.mjs';
import { ensureInstalled } from './install.mjs';
import { requireNode, say, typedFrom } from './project.mjs';

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt(['core']);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
process.chdir(typedFrom('hattama'));
await runHost('cli.js', process.argv.slice(2));
