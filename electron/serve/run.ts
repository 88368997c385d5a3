import { createHash } from 'node:crypto';
import path from 'node:path';
import { openWorkspace } from '../workspace/index.ts';
import { openSample } from '../workspace/sample.ts';
import type { ServeArguments } from './arguments.ts';
import { createDownloads } from './downloads.ts';
import { serve, type Served } from './serve.ts';

/** Browser mode, running until `close`. */
export interface Running {
  /** Absolute path of the workspace. */
  folder: string;
  newAddress(): string;
  close(): Promise<void>;
}

/**
 * Opens the workspace and serves it. Throws HattamaError when the workspace cannot be opened, Error when the port is taken or
 * the screen is not built.
 * @param pages folder with the built screen
 */
export async function runServe(args: ServeArguments, pages: string): Promise<Running> {
  const downloads = await createDownloads();
  const host = { kind: 'browser' as const, chooseTarget: downloads.chooseTarget };
  const { core, folder } = args.sample
    ? await openSample(host)
    : { core: await openWorkspace(args.folder, host, { create: true }), folder: args.folder };
  let served: Served;
  try {
    served = await serve(core, {
      pages,
      uploads: path.join(folder, 'temp', 'uploads'),
      downloads,
      port: args.port,
      usualPort: usualPort(folder),
    });
  } catch (error) {
    await core.close();
    throw error;
  }
  return {
    folder,
    newAddress: () => served.newAddress(),
    async close() {
      await served.close();
      await core.close();
      await downloads.close();
    },
  };
}

/**
 * The port that a workspace is served on when nobody else has it: the same each time, so that what the browser keeps for the
 * address (typed and not yet saved) is still there after the program was started anew. 20000..39999.
 */
function usualPort(folder: string): number {
  return 20_000 + (createHash('sha256').update(folder).digest().readUInt16BE() % 20_000);
}
