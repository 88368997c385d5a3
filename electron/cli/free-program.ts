import { type Command, InvalidArgumentError } from 'commander';
import { extract, type ExtractOptions } from './extract-command.ts';
import { checkFormFile, writeFormFeatures } from './form-commands.ts';
import { collect, type End, examples, jsonOption } from './program-parts.ts';
import type { Terminal } from './terminal.ts';

/** Declares the commands without a workspace: `extract`, `form check` and `form features`. */
export function addFreeCommands(program: Command, terminal: Terminal, end: End): void {
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
