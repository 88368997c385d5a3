import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { HattamaError } from '../../shared/api/result.ts';
import { count, type CountOptions } from './count-command.ts';
import { type EvidenceCommandOptions, writeEvidenceFile } from './evidence-command.ts';
import { bundle, exportLanguages, type ExportOptions, exportTo } from './export-commands.ts';
import { extract, type ExtractOptions } from './extract-command.ts';
import { checkFormFile, writeFormFeatures } from './form-commands.ts';
import {
  exportIncidents,
  importIncidents,
  type IncidentsExportOptions,
  type IncidentsImportOptions,
} from './incidents-commands.ts';
import { add, type AddOptions, read, type ReadOptions, watch, type WatchOptions } from './intake-commands.ts';
import { merge, type MergeOptions } from './merge-commands.ts';
import {
  type ReportCommandOptions,
  type SiteCommandOptions,
  writeReportFile,
  writeSiteFolder,
} from './publish-commands.ts';
import { addTableCommands } from './tables-program.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { verify, type VerifyOptions } from './verify-command.ts';
import { backup, init, status } from './workspace-commands.ts';

const name = 'npm run --silent hattama --';

const personOption = () => new Option('--person <code>', 'code of the person who does this').default('cli');
const jsonOption = () => new Option('--json', 'print the result as JSON');

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${name} ${line}`).join('\n')}`;
}

/**
 * Runs one command line.
 * @param args what follows the program's name
 * @returns 0 done, 1 done but some files failed, 2 could not run
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.couldNotRun;
    terminal.say(`hattama: ${messageOf(error)}`);
    return exitCodes.couldNotRun;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof HattamaError) return `${error.message} [${error.reference}]`;
  return error instanceof Error ? error.message : String(error);
}

function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command(name)
    .description('Turns scans of polling-station protocols into numbers that stand up in court.')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 done but some files failed, 2 could not run. Results on stdout, progress on stderr.',
    )
    .exitOverride()
    // Help that was asked for is a result; errors and help after an error are not.
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.say(text.trimEnd()),
    });
  addWorkspaceCommands(program, terminal, end);
  addExportCommands(program, terminal, end);
  addResultCommands(program, terminal, end);
  addEvidenceCommand(program, terminal, end);
  addPublishCommands(program, terminal, end);
  addIncidentCommands(program, terminal, end);
  addTableCommands(program, terminal, end, examples);
  addFreeCommands(program, terminal, end);
  return program;
}

function addWorkspaceCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
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

function addExportCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
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

function addResultCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
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

function addEvidenceCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('evidence <workspace> <station>')
    .description('write all that is known of one station as one file: pictures, values, rules, log, hashes')
    .option('--region <region>', 'region of the station, where the number repeats')
    .option('--election <id>', 'election, where the workspace has several')
    .option('--out <file>', 'file to write: .html or .pdf; evidence-<station>.html unless given')
    .addOption(
      new Option('--language <language>', 'language of the file').choices(exportLanguages).default('en'),
    )
    .option('--no-people', 'leave out the codes of persons, what they wrote, and names of files')
    .option('--strip-pictures', 'attach pictures without what their files carry (place, device)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'evidence ./almaty 253 --region "Алматы"',
        'evidence ./almaty 253 --out 253.pdf --language ru --no-people',
      ),
    )
    .action(async (workspace: string, station: string, options: EvidenceCommandOptions) =>
      end(await writeEvidenceFile(terminal, workspace, stationNumber(station), options)),
    );
}

function addPublishCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
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

function stationNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`a station's number is needed, from 0 to 99999: ${text}`);
  return Number(text);
}

/** Acts of violation as tables. */
function addIncidentCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
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

/** Commands without a workspace. */
function addFreeCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('extract <paths...>')
    .description('read files and folders without a workspace; write what was read as JSON')
    .option(
      '--form <id or file.json>',
      'form to try, may be given again; all shipped ones unless given',
      collect,
      [],
    )
    .requiredOption('--json <out.json>', 'file to write')
    .option(
      '--workers <n>',
      'pages read at the same time; as many as cores and memory allow unless given',
      wholeNumber,
    )
    .addHelpText(
      'after',
      examples(
        'extract --json out.json ./photos',
        'extract --form kz-2019-a --form ./my-form.json --json out.json scan.jpg',
      ),
    )
    .action(async (paths: string[], options: ExtractOptions) => end(await extract(terminal, paths, options)));
  const form = program.command('form').description('work on form files');
  form
    .command('check <file>')
    .description('check a form file; name each problem with its path')
    .addOption(jsonOption())
    .addHelpText('after', examples('form check my-form.json'))
    .action(async (file: string, options: { json?: boolean }) =>
      end(await checkFormFile(terminal, file, options)),
    );
  form
    .command('features <file> <pictures...>')
    .description('describe a page of a form by what filled pictures of it share, without keeping a picture')
    .requiredOption('--out <features.json>', 'where to write the reference')
    .option('--page <number>', 'page of the form', wholeNumber, 1)
    .addHelpText(
      'after',
      examples('form features my-form.json scan-1.jpg scan-2.jpg --out my-form.features.json'),
    )
    .action(async (file: string, pictures: string[], options: { out: string; page: number }) =>
      end(await writeFormFeatures(terminal, file, pictures, options)),
    );
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a number from 1 to 999 is needed');
  return Number(text);
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
