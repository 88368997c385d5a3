/**
 * `npm run --silent hattama -- <command>`: sets up what is missing (said on stderr only, stdout belongs to the command's
 * results), then becomes the command line.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { distFolder, requireNode, say, typedFrom } from './project.mjs';

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt(['core']);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
process.chdir(typedFrom('hattama'));
await import(pathToFileURL(path.join(distFolder, 'electron/cli.js')).href);
