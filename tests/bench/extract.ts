import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadedForm, namedForms, shippedForms } from '../../electron/workspace/forms.ts';
import { fittingWorkers, openReader } from '../../electron/workspace/open-reader.ts';
import { georgianScans, hardScans, sampleScans } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';
import { ablationTable } from './ablations.ts';
import {
  accuracyTable,
  captureTable,
  type JudgedPage,
  reliabilityTable,
  residuals,
} from './extract-tables.ts';
import { correctionTable } from './corrections.ts';
import { say, table } from './markdown.ts';

/**
 * `npm run bench:extract -- [folder]... [--form <id or file>]... [--workers n] [--repeat pages] [--tesseract]
 * [--ablations]`: reads folders that have a truth.json (all sets of the reference folder when none is named), the whole way from files to decisions, and
 * prints Markdown: README's accuracy table, the same by capture, how honest the confidences are, speed and memory.
 * `--repeat` goes through the folders until so many pages are read; `--tesseract` has Tesseract read the handwriting, to
 * compare with; `--ablations` prints instead what each part of the reading brings, and what others reach on the same pages.
 */
interface Options {
  folders: readonly string[];
  forms: readonly LoadedForm[];
  workers: number;
  repeat: number;
  tesseract: boolean;
  ablations: boolean;
}

/** Memory after a page. */
interface Sample {
  page: number;
  rssMb: number;
}

interface Run {
  pages: JudgedPage[];
  samples: Sample[];
  failures: string[];
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

async function options(): Promise<Options> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      form: { type: 'string', multiple: true },
      workers: { type: 'string' },
      repeat: { type: 'string' },
      tesseract: { type: 'boolean', default: false },
      ablations: { type: 'boolean', default: false },
    },
  });
  const known = [sampleScans(), hardScans(), georgianScans()].filter((folder) => folder !== null);
  return {
    folders: positionals.length > 0 ? positionals.map((folder) => path.resolve(folder)) : known,
    forms: values.form ? await namedForms(values.form) : await shippedForms(),
    workers: Number(values.workers ?? fittingWorkers()),
    repeat: Number(values.repeat ?? 0),
    tesseract: values.tesseract,
    ablations: values.ablations,
  };
}

/** The pages of all folders: set, file and truth. */
function subjects(folders: readonly string[]) {
  return folders.flatMap((folder) =>
    readTruth(folder).map((truth) => ({
      set: `${path.basename(path.dirname(folder))}/${path.basename(folder)}`,
      file: path.join(folder, truth.file),
      truth,
    })),
  );
}

async function run({ folders, forms, workers, repeat, tesseract }: Options): Promise<Run> {
  const wanted = subjects(folders);
  const rounds = Math.max(1, Math.ceil(repeat / wanted.length));
  const files = Array.from({ length: rounds }, () => wanted.map(({ file }) => file)).flat();
  const reader = openReader(forms, { workers, handwriting: tesseract ? 'tesseract' : 'networks' });
  const found: Run = { pages: [], samples: [], failures: [], seconds: 0, cpuSeconds: 0, peakMb: 0 };
  const started = performance.now();
  const cpu = process.cpuUsage();
  try {
    let page = 0;
    for await (const result of reader.readFiles(files.slice(0, repeat || files.length))) {
      const one = wanted[page];
      if (one) found.pages.push({ set: one.set, truth: one.truth, result });
      if (result.extraction.status === 'failed')
        found.failures.push(`${result.file}: ${result.fault ?? result.extraction.reason}`);
      page++;
      found.samples.push({ page, rssMb: megabytes(process.memoryUsage.rss()) });
      process.stderr.write(`\r${page} of ${repeat || files.length} pages`);
    }
  } finally {
    await reader.close();
    process.stderr.write('\n');
  }
  const used = process.cpuUsage(cpu);
  found.seconds = (performance.now() - started) / 1000;
  found.cpuSeconds = (used.user + used.system) / 1e6;
  found.peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return found;
}

function speed({ pages, samples, failures, seconds, cpuSeconds, peakMb }: Run, workers: number): void {
  const count = samples.length;
  const perPage = pages.map(({ result }) => result.extraction.ms).sort((a, b) => a - b);
  say(
    `${count} pages in ${seconds.toFixed(1)} s with ${workers} worker(s): ${((60 * count) / seconds).toFixed(0)} pages a minute,`,
  );
  say(
    `median ${perPage[perPage.length >> 1] ?? 0} ms a page, ${(cpuSeconds / count).toFixed(2)} s of CPU a page (loading included); ${failures.length} failed.`,
  );
  say(`Memory of the whole process: peak ${peakMb} MB.`);
  for (const failure of failures) say(`Failed: ${failure}`);
}

/** Memory by fifths of the run: flat when the last is no higher than the second (the first still loads). */
function memoryTable({ samples }: Run): string {
  const fifth = Math.ceil(samples.length / 5);
  const rows = Array.from({ length: Math.ceil(samples.length / fifth) }, (_, n) => {
    const part = samples.slice(n * fifth, (n + 1) * fifth).map(({ rssMb }) => rssMb);
    const mean = part.reduce((sum, mb) => sum + mb, 0) / part.length;
    return [`${n * fifth + 1} to ${n * fifth + part.length}`, Math.round(mean), Math.max(...part)];
  });
  return table(['pages', 'mean memory, MB', 'most, MB'], rows);
}

async function measure(asked: Options): Promise<void> {
  const found = await run(asked);
  const forms = asked.forms.map(({ form }) => form.id);
  say(`# Accuracy${asked.tesseract ? ', handwriting read by Tesseract' : ''}\n`);
  say(accuracyTable(found.pages, forms));
  say(`\n${residuals(found.pages)}\n\n## By capture\n`);
  say(captureTable(found.pages, forms));
  say(`\n## Corrections on paper\n\n${correctionTable(found.pages)}`);
  say(`\n## Confidence\n\n${reliabilityTable(found.pages)}\n\n## Speed and memory\n`);
  speed(found, asked.workers);
  if (asked.repeat > 0) say(`\n${memoryTable(found)}`);
}

async function ablate({ folders, forms }: Options): Promise<void> {
  const pages = subjects(folders);
  const made = await ablationTable(pages, forms, (done) => {
    process.stderr.write(`\r${done} of ${pages.length} pages`);
  });
  process.stderr.write('\n');
  say(`# What each part brings\n\n${made}`);
}

const asked = await options();
await (asked.ablations ? ablate(asked) : measure(asked));
// Tesseract's own thread, which ends with a reading worker, would keep this process.
process.exit();
