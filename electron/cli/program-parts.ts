import { Option } from 'commander';
import type { ExitCode } from './terminal.ts';

/** Name of the program as it is called. */
export const programName = 'npm run --silent hattama --';

/** Takes what a command came to. */
export type End = (code: ExitCode) => void;

export const personOption = () =>
  new Option('--person <code>', 'code of the person who does this').default('cli');
export const jsonOption = () => new Option('--json', 'print the result as JSON');

/** Command lines to show under a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${programName} ${line}`).join('\n')}`;
}

/** Gathers the values of an option that may be given again. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
