import { Command, CommanderError } from 'commander';
import { HattamaError } from '../../shared/api/result.ts';
import { addEvidenceCommand } from './evidence-program.ts';
import { addExportCommands } from './export-program.ts';
import { addFreeCommands } from './free-program.ts';
import { addIncidentCommands } from './incidents-program.ts';
import { addIntakeCommands } from './intake-program.ts';
import { type End, programName } from './program-parts.ts';
import { addPublishCommands } from './publish-program.ts';
import { addResultCommands } from './result-program.ts';
import { addTableCommands } from './tables-program.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

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

function createProgram(terminal: Terminal, end: End): Command {
  const program = new Command(programName)
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
  addIntakeCommands(program, terminal, end);
  addExportCommands(program, terminal, end);
  addResultCommands(program, terminal, end);
  addEvidenceCommand(program, terminal, end);
  addPublishCommands(program, terminal, end);
  addIncidentCommands(program, terminal, end);
  addTableCommands(program, terminal, end);
  addFreeCommands(program, terminal, end);
  return program;
}
