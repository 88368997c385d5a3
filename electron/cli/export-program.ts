import { type Command, Option } from 'commander';
import { bundle, exportLanguages, type ExportOptions, exportTo } from './export-commands.ts';
import { type End, examples, jsonOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';

/** Declares `export` and `bundle`. */
export function addExportCommands(program: Command, terminal: Terminal, end: End): void {
  const shared = (command: Command) =>
    command
      .addOption(
        new Option('--language <language>', 'language of the headings')
          .choices(exportLanguages)
          .default('en'),
      )
      .option('--all', 'every scan, not only those that people have confirmed or set aside')
      .option('--no-people', 'leave out person codes, notes, and names of files and of the workspace')
      .addOption(jsonOption());
  shared(
    program
      .command('export <workspace>')
      .description(
        'write protocols to a spreadsheet: what counts of each copy, and all that people said of it',
      )
      .requiredOption(
        '--out <file>',
        'file to write: .xlsx, .ods, .csv (the protocols alone) or .zip (a bundle)',
      ),
  )
    .addHelpText(
      'after',
      examples('export ./almaty --out protocols.xlsx', 'export ./almaty --out protocols.csv --no-people'),
    )
    .action(async (workspace: string, options: ExportOptions) =>
      end(await exportTo(terminal, workspace, options)),
    );
  shared(
    program
      .command('bundle <workspace>')
      .description('write the workbook and the pictures of its protocols into one file')
      .requiredOption('--out <file>', 'file to write: .zip')
      .option(
        '--strip-pictures',
        'pictures written anew, without what their files carry beside the pixels; --no-people does so by itself',
      ),
  )
    .addHelpText(
      'after',
      examples(
        'bundle ./almaty --out almaty.zip',
        'bundle ./almaty --out a.zip --no-people --strip-pictures',
      ),
    )
    .action(async (workspace: string, options: ExportOptions) =>
      end(await bundle(terminal, workspace, options)),
    );
}
