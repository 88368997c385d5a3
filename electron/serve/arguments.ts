import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface ServeArguments {
  /** Absolute path of the workspace folder. */
  folder: string;
  /** A throw-away workspace with the sample batch instead of `folder`. */
  sample: boolean;
  /** 0: the workspace's usual port, or any free one. */
  port: number;
  /** False: the address is only printed. */
  open: boolean;
  help: boolean;
}

export const usage = `Usage: npm start -- [workspace folder] [options]

Opens the workstation in your browser, on this computer only (127.0.0.1).
Without a folder it opens ${path.join('~', 'Hattama')}; a folder that is empty or absent becomes a workspace.

Options:
  --sample       a throw-away workspace with the sample batch
  --browser      in the browser even where Electron is to be had
  --desktop      in Electron, trying again to get it although it failed today
  --port <n>     this port only, instead of the workspace's usual one or any free
  --no-open      print the address, open no browser
  --help         this text
`;

/** Reads the arguments after the program's own. Throws a plain Error that says what is wrong with them. */
export function readServeArguments(args: readonly string[], from: string): ServeArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sample: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 1) throw new Error('Name one workspace folder only.');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port}: a whole number from 0 to 65535.`);
  return {
    folder: path.resolve(from, positionals[0] ?? path.join(homedir(), 'Hattama')),
    sample: values.sample,
    port,
    open: !values['no-open'],
    help: values.help,
  };
}
