import type { Command } from 'commander';
import { add, type AddOptions, read, type ReadOptions, watch, type WatchOptions } from './intake-commands.ts';
import { type End, examples, jsonOption, personOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';
import { init } from './workspace-commands.ts';

/** Declares what makes a workspace and fills it: `init`, `add`, `watch` and `read`. */
export function addIntakeCommands(program: Command, terminal: Terminal, end: End): void {
  program
    .command('init <workspace>')
    .description('make a workspace in a folder that is new or empty')
    .addOption(jsonOption())
    .addHelpText('after', examples('init ./almaty'))
    .action(async (workspace: string, options: { json?: boolean }) =>
      end(await init(terminal, workspace, options)),
    );
  program
    .command('add <workspace> <paths...>')
    .description(
      'take files and folders in as one batch: JPEG, PNG, WebP, TIFF, HEIC, PDF, ZIP archives, mails (.eml), exports of Telegram chats',
    )
    .addOption(personOption())
    .option('--region <region>', 'region of the stations in this batch')
    .option('--name <name>', 'name of the batch')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('add ./almaty ./photos', 'add ./almaty --region "Алматы" scan1.jpg scan2.pdf'),
    )
    .action(async (workspace: string, paths: string[], options: AddOptions) =>
      end(await add(terminal, workspace, paths, options)),
    );
  program
    .command('watch <workspace> <folder>')
    .description('take in what comes into a folder and stands still for two seconds, until Ctrl+C')
    .addOption(personOption())
    .option('--region <region>', 'region of the stations')
    .addHelpText('after', examples('watch ./almaty ~/Scans --region "Алматы"'))
    .action(async (workspace: string, folder: string, options: WatchOptions) =>
      end(await watch(terminal, workspace, folder, options)),
    );
  program
    .command('read <workspace>')
    .description('let the machine read what waits; Ctrl+C stops it, the next read goes on from there')
    .addOption(personOption())
    .option('--again', 'read again what was never confirmed')
    .addOption(jsonOption())
    .addHelpText('after', examples('read ./almaty'))
    .action(async (workspace: string, options: ReadOptions) => end(await read(terminal, workspace, options)));
}
