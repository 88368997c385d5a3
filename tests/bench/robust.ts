import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { decodePage } from '../../electron/imaging/index.ts';
import type { ReadingPool } from '../../electron/reading/index.ts';
import { namedForms, shippedForms } from '../../electron/workspace/forms.ts';
import { fittingWorkers, openPool } from '../../electron/workspace/open-reader.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import { sampleScans } from '../support/reference.ts';
import { isRight, type PageTruth, readTruth } from '../support/truth.ts';
import { errorBounds } from './extract-tables.ts';
import { bars, say, share, table } from './markdown.ts';
import { type Spoiling, spoilings } from './spoil.ts';

/**
 * `npm run bench:robust -- [folder] [--form <id or file>]... [--pictures n] [--kind <name>]... [--workers n]`: reads a few
 * pictures with known truth (the samples when no folder is named; n a form, scans and photos by turns), spoiled step by
 * step from not at all to hopeless, and prints Markdown: how far pages are placed, fields right and accepted. The share
 * accepted may fall; accepted errors must not rise.
 */
interface Subject {
  truth: PageTruth;
  source: Raster;
}

/** How long a page may take, ms: on a busy machine a curve must not break off. */
const LONGEST_MS = 600_000;

interface Step {
  strength: number;
  score: Score;
  /** Fields that were accepted and are wrong, in words. */
  wrong: string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    form: { type: 'string', multiple: true },
    pictures: { type: 'string', default: '2' },
    kind: { type: 'string', multiple: true },
    workers: { type: 'string' },
  },
});

/** The first pictures of each form, captures by turns, each paper once. */
function choose(truths: readonly PageTruth[], forms: readonly string[], perForm: number): PageTruth[] {
  return forms.flatMap((form) => {
    const own = truths.filter((truth) => truth.form === form && !truth.file.includes('-again'));
    const turns = own.map((truth, index) => ({
      truth,
      turn: own.slice(0, index).filter(({ capture }) => capture === truth.capture).length,
    }));
    return turns
      .sort((a, b) => a.turn - b.turn)
      .slice(0, perForm)
      .map(({ truth }) => truth);
  });
}

async function readAll(
  pool: ReadingPool,
  subjects: readonly Subject[],
  spoiling: Spoiling,
  strength: number,
  forms: readonly string[],
): Promise<Step> {
  const pages = subjects.map(async ({ truth, source }) => {
    const extraction = await readBytes(pool, await spoiling.spoil(source, strength));
    return { score: scorePage(truth, { extraction }, forms), wrong: wronglyAccepted(truth, extraction) };
  });
  const read = await Promise.all(pages);
  return {
    strength,
    score: addScores(read.map(({ score }) => score)),
    wrong: read.flatMap(({ wrong }) => wrong),
  };
}

function wronglyAccepted(truth: PageTruth, { fields }: PageExtraction): string[] {
  return Object.keys(truth.values).flatMap((id) => {
    const reading = fields[id];
    if (!reading?.accept || isRight(truth, id, reading)) return [];
    return [`${truth.file} ${id}: ${reading.value} (${reading.confidence}) for ${truth.values[id]}`];
  });
}

async function readBytes(pool: ReadingPool, source: Uint8Array): Promise<PageExtraction> {
  const answer = await pool.read({ kind: 'read', source, page: 1, forms: null, straightenedPxPerMm: null });
  if (answer.fault !== null) throw new Error(answer.fault);
  return answer.extraction;
}

const heads = [
  'pages placed',
  'fields right',
  'accepted',
  'accepted errors',
  'upper bound (95 %) by field, by page',
];

const cells = (score: Score) => [
  `${score.placed}/${score.pages}`,
  share(score.right, score.fields),
  share(score.accepted, score.fields),
  score.acceptedErrors,
  errorBounds(score),
];

function print({ kind, unit }: Spoiling, steps: readonly Step[]): void {
  say(`\n## ${kind}\n`);
  say(
    table(
      [`${kind}, ${unit}`, ...heads],
      steps.map(({ strength, score }) => [String(strength), ...cells(score)]),
    ),
  );
  for (const { strength, wrong } of steps)
    for (const one of wrong) say(`\nAccepted and wrong at ${strength}: ${one}`);
  const curve = (of: 'right' | 'accepted') => bars(steps.map(({ score }) => score[of] / score.fields));
  say(`\nright \`${curve('right')}\` accepted \`${curve('accepted')}\``);
}

/** One row a kind: shares in percent at each strength. Steps show the same papers, so that no bound is drawn from their sum. */
function summary(curves: readonly (readonly [Spoiling, readonly Step[]])[]): string {
  const rows = curves.map(([{ kind, unit, strengths }, steps]) => {
    const along = (of: 'right' | 'accepted') =>
      steps.map(({ score }) => Math.round((100 * score[of]) / score.fields)).join(' · ');
    const sum = addScores(steps.map(({ score }) => score));
    const errors = `${sum.acceptedErrors} of ${sum.accepted}`;
    return [`${kind}, ${unit}`, strengths.join(' · '), along('right'), along('accepted'), errors];
  });
  return table(['spoiled by', 'steps', 'fields right, %', 'accepted, %', 'accepted errors, all steps'], rows);
}

async function main(): Promise<void> {
  const folder = positionals[0] ?? sampleScans();
  if (!folder) throw new Error('Name a folder with a truth.json');
  const kinds = spoilings.filter(({ kind }) => values.kind?.includes(kind) ?? true);
  if (kinds.length === 0) throw new Error(`Kinds are ${spoilings.map(({ kind }) => kind).join(', ')}`);
  const loaded = values.form ? await namedForms(values.form) : await shippedForms();
  const forms = loaded.map(({ form }) => form.id);
  const chosen = choose(readTruth(folder), forms, Number(values.pictures));
  const subjects = await Promise.all(
    chosen.map(async (truth) => ({ truth, source: await decodePage(path.join(folder, truth.file), 1) })),
  );
  const workers = Number(values.workers ?? fittingWorkers());
  const pool = openPool(loaded, { workers, timeoutMs: LONGEST_MS });
  const curves: [Spoiling, Step[]][] = [];
  try {
    say(`# Robustness: ${chosen.map(({ file }) => file).join(', ')}`);
    for (const spoiling of kinds) {
      const steps: Step[] = [];
      for (const strength of spoiling.strengths) {
        steps.push(await readAll(pool, subjects, spoiling, strength, forms));
        process.stderr.write(`\r${spoiling.kind} ${strength}   `);
      }
      print(spoiling, steps);
      curves.push([spoiling, steps]);
    }
  } finally {
    process.stderr.write('\n');
    await pool.close();
  }
  say(`\n## All kinds\n\n${summary(curves)}`);
}

await main();
