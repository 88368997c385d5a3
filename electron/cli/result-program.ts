import type { Command } from 'commander';
import { count, type CountOptions } from './count-command.ts';
import { merge, type MergeOptions } from './merge-commands.ts';
import { type End, examples, jsonOption, personOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';
import { verify, type VerifyOptions } from './verify-command.ts';
import { backup, status } from './workspace-commands.ts';

/** Declares `status`, `count`, `verify`, `merge`, `import` and `backup`. */
export function addResultCommands(program: Command, terminal: Terminal, end: End): void {
  program
    .command('status <workspace>')
    .description('say how many scans stand where')
    .addOption(jsonOption())
    .addHelpText('after', examples('status ./almaty', 'status ./almaty --json'))
    .action(async (workspace: string, options: { json?: boolean }) =>
      end(await status(terminal, workspace, options)),
    );
  program
    .command('count <workspace>')
    .description(
      'add up an election: coverage, votes and turnout by region, with and without stations in doubt',
    )
    .option(
      '--election <id>',
      'election, where the workspace has several; the one with most protocols unless given',
    )
    .option('--region <region>', 'by the districts of this region')
    .addOption(jsonOption())
    .addHelpText('after', examples('count ./almaty', 'count ./almaty --region "Almaty city" --json'))
    .action(async (workspace: string, options: CountOptions) =>
      end(await count(terminal, workspace, options)),
    );
  program
    .command('verify <target>')
    .description(
      'walk log, rows and originals of a workspace folder, or rows, sums and seal of an exported file; name the first break (exit code 1)',
    )
    .option('--head <hash>', 'a head of the workspace that was published earlier: find it in the log')
    .option('--key <fingerprint>', 'the key that has to have signed the exported file')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('verify ./almaty', 'verify ./almaty --head <hash>', 'verify protocols.xlsx'),
    )
    .action(async (target: string, options: VerifyOptions) => end(await verify(terminal, target, options)));
  for (const [name, what] of [
    [
      'merge <workspace> <files...>',
      'merge workbooks and bundles of other workspaces, in one step that can be undone',
    ],
    ['import <workspace> <file>', 'take in one workbook or bundle of another workspace'],
  ] as const)
    program
      .command(name)
      .description(what)
      .addOption(personOption())
      .option('--dry-run', 'only say what would come in')
      .addOption(jsonOption())
      .addHelpText(
        'after',
        examples('merge ./region ./from-teams/*.xlsx', 'merge ./region team-7.zip --dry-run'),
      )
      .action(async (workspace: string, files: string | string[], options: MergeOptions) =>
        end(await merge(terminal, workspace, [files].flat(), options)),
      );
  program
    .command('backup <workspace>')
    .description('write a copy of the database beside it; print its path')
    .addHelpText('after', examples('backup ./almaty'))
    .action(async (workspace: string) => end(await backup(terminal, workspace)));
}
