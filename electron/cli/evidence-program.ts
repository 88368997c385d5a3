import { type Command, Option } from 'commander';
import { type EvidenceCommandOptions, writeEvidenceFile } from './evidence-command.ts';
import { exportLanguages } from './export-commands.ts';
import { type End, examples, jsonOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';

/** Declares `evidence`. */
export function addEvidenceCommand(program: Command, terminal: Terminal, end: End): void {
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

function stationNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`a station's number is needed, from 0 to 99999: ${text}`);
  return Number(text);
}
