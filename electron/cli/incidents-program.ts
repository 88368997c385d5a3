import { type Command, Option } from 'commander';
import { exportLanguages } from './export-commands.ts';
import {
  exportIncidents,
  importIncidents,
  type IncidentsExportOptions,
  type IncidentsImportOptions,
} from './incidents-commands.ts';
import { type End, examples, jsonOption, personOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';

/** Declares `incidents import` and `incidents export`: acts of violation as tables. */
export function addIncidentCommands(program: Command, terminal: Terminal, end: End): void {
  const incidents = program.command('incidents').description('acts of violation, as tables');
  const electionOption = () => new Option('--election <id>', 'election, where the workspace has several');
  incidents
    .command('import <workspace> <file>')
    .description('take a table in (.xlsx, .ods, .csv): as it was exported, edited by hand, or typed')
    .addOption(personOption())
    .addOption(electionOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('incidents import ./almaty acts.xlsx'))
    .action(async (workspace: string, file: string, options: IncidentsImportOptions) =>
      end(await importIncidents(terminal, workspace, file, options)),
    );
  incidents
    .command('export <workspace>')
    .description('write all acts to a table')
    .requiredOption('--out <file>', 'file to write: .xlsx, .ods or .csv')
    .addOption(
      new Option('--language <language>', 'language of the headings').choices(exportLanguages).default('en'),
    )
    .option('--without-people', 'leave out codes of persons, names of files, and what looks like people')
    .addOption(electionOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('incidents export ./almaty --out acts.xlsx --without-people'))
    .action(async (workspace: string, options: IncidentsExportOptions) =>
      end(await exportIncidents(terminal, workspace, options)),
    );
}
