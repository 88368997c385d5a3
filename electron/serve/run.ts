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
