import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadedForm, namedForms, shippedForms } from '../../electron/workspace/forms.ts';
import { fittingWorkers, openReader, type PageResult } from '../../electron/workspace/open-reader.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import { isRight, type PageTruth, readTruth } from '../support/truth.ts';
import { calibrationError, type Judged, reliability, upperBound } from './statistics.ts';

/**
 * `npm run bench:extract -- <folder> [--form <id or file>]... [--workers n] [--repeat pages]
 * [--tesseract]`: reads a folder that has a
 * truth.json, the whole way from files to decisions, and prints Markdown: what was placed, right and accepted, by form and
 * capture; how honest the confidences are; speed and memory. `--repeat` goes through the folder until so many pages are read;
 * `--tesseract` has Tesseract read the handwriting, to compare with.
 */
interface Options {
  folder: string;
  forms: readonly LoadedForm[];
  workers: number;
  repeat: number;
  tesseract: boolean;
}

/** Memory after a page. */
interface Sample {
  page: number;
  rssMb: number;
}

interface Run {
  pages: { truth: PageTruth; result: PageResult }[];
  samples: Sample[];
  failures: string[];
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
}

const say = (line = '') => process.stdout.write(`${line}\n`);
const percent = (part: number, of: number) => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`);
const share = (part: number, of: number) => (of === 0 ? '-' : `${part}/${of} ${percent(part, of)}`);
const row = (cells: readonly (string | number)[]) => say(`| ${cells.join(' | ')} |`);
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

async function options(): Promise<Options> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      form: { type: 'string', multiple: true },
      workers: { type: 'string' },
      repeat: { type: 'string' },
      tesseract: { type: 'boolean' },
    },
  });
  const [folder] = positionals;
  if (!folder) throw new Error('Name the folder: npm run bench:extract -- <folder with truth.json>');
  return {
    folder: path.resolve(folder),
    forms: values.form ? await namedForms(values.form) : await shippedForms(),
    workers: Number(values.workers ?? fittingWorkers()),
    repeat: Number(values.repeat ?? 0),
    tesseract: values.tesseract ?? false,
  };
}

async function run({ folder, forms, workers, repeat, tesseract }: Options): Promise<Run> {
  const truths = readTruth(folder);
  const rounds = Math.max(1, Math.ceil(repeat / truths.length));
  const files = Array.from({ length: rounds }, () =>
    truths.map(({ file }) => path.join(folder, file)),
  ).flat();
  const reader = openReader(forms, { workers, handwriting: tesseract ? 'tesseract' : 'networks' });
  const found: Run = { pages: [], samples: [], failures: [], seconds: 0, cpuSeconds: 0, peakMb: 0 };
  const started = performance.now();
  const cpu = process.cpuUsage();
  try {
    let page = 0;
    for await (const result of reader.readFiles(files.slice(0, repeat || files.length))) {
      const truth = truths[page % truths.length];
      if (truth && page < truths.length) found.pages.push({ truth, result });
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

function scoreTable({ pages }: Run, forms: readonly string[]): void {
  const groups = new Map<string, Score[]>();
  const add = (key: string, score: Score) => groups.set(key, [...(groups.get(key) ?? []), score]);
  for (const { truth, result } of pages) {
    const form =
      truth.form === null
        ? 'no protocol'
        : forms.includes(truth.form)
          ? truth.form
          : `${truth.form} (no form file)`;
    const score = scorePage(truth, result, forms);
    add(`${form} | ${truth.capture}`, score);
    add(`${form} | **all**`, score);
    add('**all** | **all**', score);
  }
  row([
    'form',
    'capture',
    'placed (refused)',
    'fields right',
    'accepted',
    'accepted errors',
    'upper bound (95 %) by field, by page',
    'stamp',
    'signatures',
  ]);
  row(Array.from({ length: 9 }, () => '---'));
  for (const [key, scores] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    row([key, ...scoreCells(addScores(scores))]);
}

function scoreCells(score: Score): string[] {
  const byField = score.accepted > 0 ? percent(upperBound(score.acceptedErrors, score.accepted), 1) : '-';
  const byPage =
    score.accepted > 0 ? percent(upperBound(score.acceptedErrorPages, score.acceptedPages), 1) : '-';
  return [
    share(score.placed, score.pages),
    share(score.right, score.fields),
    share(score.accepted, score.fields),
    String(score.acceptedErrors),
    `${byField}, ${byPage}`,
    share(score.stampsRight, score.stamps),
    share(score.signaturesRight, score.signatures),
  ];
}

/** How exactly pages were laid, by ruled lines that registering did not use. */
function residuals({ pages }: Run): void {
  const mm = pages
    .flatMap(({ result }) => result.extraction.placement?.residualMm ?? [])
    .sort((a, b) => a - b);
  const at = (part: number) => (mm[Math.floor(part * (mm.length - 1))] ?? 0).toFixed(3);
  if (mm.length > 0)
    say(
      `\nRuled lines that registering did not use lie ${at(0.5)} mm (median of ${mm.length} pages) and ${at(1)} mm (worst page) from their places.`,
    );
}

/** How often readings were right against how sure they were; illegible ones claim nothing and are left out. */
function reliabilityTable({ pages }: Run): void {
  const judged = pages.flatMap(({ truth, result }) =>
    Object.keys(truth.values).flatMap((id): Judged[] => {
      const reading = result.extraction.fields[id];
      return reading && reading.state !== 'illegible'
        ? [{ p: reading.confidence, right: isRight(truth, id, reading) }]
        : [];
    }),
  );
  const bins = reliability(judged);
  row(['confidence', 'readings', 'said', 'right']);
  row(Array.from({ length: 4 }, () => '---'));
  for (const { from, to, n, said, right } of bins)
    row([`${from} to ${to}`, n, percent(said, 1), percent(right, 1)]);
  say(`\nExpected calibration error ${percent(calibrationError(bins), 1)}.`);
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
function memoryTable({ samples }: Run): void {
  const fifth = Math.ceil(samples.length / 5);
  row(['pages', 'mean memory, MB', 'most, MB']);
  row(Array.from({ length: 3 }, () => '---'));
  for (let start = 0; start < samples.length; start += fifth) {
    const part = samples.slice(start, start + fifth).map(({ rssMb }) => rssMb);
    const mean = part.reduce((sum, mb) => sum + mb, 0) / part.length;
    row([`${start + 1} to ${start + part.length}`, Math.round(mean), Math.max(...part)]);
  }
}

const asked = await options();
const found = await run(asked);
say(`# ${path.basename(path.dirname(asked.folder))}/${path.basename(asked.folder)}\n`);
scoreTable(
  found,
  asked.forms.map(({ form }) => form.id),
);
residuals(found);
say('\n## Confidence\n');
reliabilityTable(found);
say('\n## Speed and memory\n');
speed(found, asked.workers);
if (asked.repeat > 0) {
  say();
  memoryTable(found);
}
