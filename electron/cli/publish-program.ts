import { type Command, Option } from 'commander';
import { exportLanguages } from './export-commands.ts';
import { type End, examples, jsonOption } from './program-parts.ts';
import {
  type ReportCommandOptions,
  type SiteCommandOptions,
  writeReportFile,
  writeSiteFolder,
} from './publish-commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares `report` and `site`. */
export function addPublishCommands(program: Command, terminal: Terminal, end: End): void {
  program
    .command('report <workspace>')
    .description(
      'write a report on an election: coverage, totals, comparison, findings, acts, method, sources',
    )
    .requiredOption('--out <file>', 'file to write: .html or .pdf')
    .option('--election <id>', 'election, where the workspace has several')
    .addOption(
      new Option('--language <language>', 'language of the report').choices(exportLanguages).default('en'),
    )
    .addOption(jsonOption())
    .addHelpText('after', examples('report ./almaty --out report.html --language kk'))
    .action(async (workspace: string, options: ReportCommandOptions) =>
      end(await writeReportFile(terminal, workspace, options)),
    );
  program
    .command('site <workspace>')
    .description('write all confirmed protocols as pages that need no server, in three languages')
    .requiredOption('--out <folder>', 'folder to write: new, empty, or an earlier site')
    .option('--election <id>', 'election, where the workspace has several')
    .option('--no-pictures', 'leave out the pictures of protocols')
    .addOption(jsonOption())
    .addHelpText('after', examples('site ./almaty --out ./public'))
    .action(async (workspace: string, options: SiteCommandOptions) =>
      end(await writeSiteFolder(terminal, workspace, options)),
    );
}
