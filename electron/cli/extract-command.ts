import path from 'node:path';
import { extractToJson } from '../workspace/extract.ts';
import { clockTime, type ExitCode, exitCodes, type Terminal } from './terminal.ts';

export interface ExtractOptions {
  form?: string[];
  json: string;
  workers?: number;
}

/** `extract`: reads files and folders without a workspace into a JSON file; its name and the counts are the result. */
export async function extract(
  terminal: Terminal,
  paths: readonly string[],
  options: ExtractOptions,
): Promise<ExitCode> {
  const started = Date.now();
  const summary = await extractToJson({
    forms: options.form ?? [],
    paths,
    out: path.resolve(options.json),
    signal: terminal.cancelled,
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    onProgress: ({ files, ofFiles, pages }) => {
      const minutes = Math.max((Date.now() - started) / 60_000, 1e-6);
      const left = files > 0 ? `, ${clockTime((minutes * 60 * (ofFiles - files)) / files)} left` : '';
      terminal.progress(
        `${files} of ${ofFiles} files, ${pages} pages, ${(pages / minutes).toFixed(0)} a minute${left}`,
      );
    },
  });
  terminal.print(
    `${options.json}: ${summary.read} read, ${summary.unplaced} unplaced, ${summary['not-a-protocol']} not a protocol, ${summary.failed} failed.`,
  );
  return summary.failed === 0 ? exitCodes.done : exitCodes.someFailed;
}
