import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ACCEPT_FROM } from '../../electron/reading/decision.ts';
import { type DigitReader, loadDigitReader } from '../../electron/reading/digits/reader.ts';
import { type SymbolScores, symbols } from '../../electron/reading/types.ts';
import { readCellPack, readLinePack } from '../support/packs.ts';
import {
  acceptedFrom,
  errorsAmong,
  readCellFields,
  readLineFields,
  type ReadField,
} from '../support/read-fields.ts';
import { projectFolder } from '../support/reference.ts';
import { calibrationError, type Judged, reliability, type ReliabilityBin, upperBound } from './statistics.ts';

/**
 * `npm run bench:reader [-- --packs <folder>]`: the digit reader alone, on synthetic fields held out by font and by source digit, on MNIST's test
 * digits as cells, and on a ladder of spoiling; or, of a folder of sets of the calibration split (make_held_out.py --calibration),
 * what each limit of acceptance would accept. Prints Markdown.
 */
const fixtures = path.join(projectFolder, 'tests/fixtures/digits');
const LADDER = [0, 0.5, 1, 1.5];
const LIMITS = [
  0.9, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.988, 0.99, 0.993, 0.994, 0.995, 0.997, 0.998, 0.999,
];

const say = (line = '') => process.stdout.write(`${line}\n`);
const percent = (share: number, digits = 2) => `${(100 * share).toFixed(digits)} %`;
function summary(name: string, fields: readonly ReadField[], limit: number): string {
  const accepted = acceptedFrom(fields, limit);
  const errors = errorsAmong(accepted);
  const bound = percent(upperBound(errors, accepted.length), 3);
  const cells = [
    name,
    fields.length,
    percent(1 - errorsAmong(fields) / fields.length),
    percent(accepted.length / fields.length, 1),
  ];
  return `| ${cells.join(' | ')} | ${errors} | ${bound} |`;
}

function printReliability(name: string, bins: readonly ReliabilityBin[]): void {
  say(`\n### Reliability: ${name} (expected calibration error ${percent(calibrationError(bins))})\n`);
  say('| said | n | mean said | right |\n|---|---|---|---|');
  for (const { from, to, n, said, right } of bins)
    say(`| ${from}-${to} | ${n} | ${percent(said)} | ${percent(right)} |`);
}

/** Of an illegible field no confidence is said. */
const firsts = (fields: readonly ReadField[]): Judged[] =>
  fields.filter(({ number }) => number).map(({ confidence, right }) => ({ p: confidence, right }));

function cellAnswers(fields: readonly { truth: readonly number[]; scores: readonly SymbolScores[] }[]) {
  return fields.flatMap(({ truth, scores }) =>
    scores.map((cell, index) => {
      const p = Math.max(...cell);
      const found = cell.indexOf(p);
      const kind = truth[index] ?? 0;
      return { p, found, kind, right: found === kind };
    }),
  );
}

function printByClass(name: string, answers: ReturnType<typeof cellAnswers>): void {
  say(`\n### ${name}, by class\n\n| class | n | right | taken for |\n|---|---|---|---|`);
  symbols.forEach((symbol, kind) => {
    const own = answers.filter((answer) => answer.kind === kind);
    if (own.length === 0) return;
    const wrong = new Map<string, number>();
    for (const { found, right } of own)
      if (!right) wrong.set(symbols[found] ?? '', (wrong.get(symbols[found] ?? '') ?? 0) + 1);
    const taken = [...wrong].sort((a, b) => b[1] - a[1]).map(([other, n]) => `${other}: ${n}`);
    const right = own.filter((answer) => answer.right).length;
    say(`| ${symbol} | ${own.length} | ${percent(right / own.length)} | ${taken.join(', ')} |`);
  });
  const right = answers.filter((answer) => answer.right).length;
  say(`| all | ${answers.length} | ${percent(right / answers.length)} | |`);
}

async function timed<Made>(name: string, n: number, make: () => Promise<Made>): Promise<Made> {
  const started = performance.now();
  const made = await make();
  const ms = performance.now() - started;
  say(`${name}: ${n} in ${(ms / 1000).toFixed(1)} s, ${((64 * ms) / n).toFixed(0)} ms a batch of 64`);
  return made;
}

function printLimits(name: string, fields: readonly ReadField[]): void {
  say(`\n### ${name}: ${fields.length} fields, by limit of acceptance\n`);
  say('| from | accepted | errors | of accepted | 95 % upper bound |\n|---|---|---|---|---|');
  for (const limit of LIMITS) {
    const accepted = acceptedFrom(fields, limit);
    const errors = errorsAmong(accepted);
    const share = percent(accepted.length / fields.length, 1);
    const rate = accepted.length > 0 ? percent(errors / accepted.length, 3) : '-';
    say(`| ${limit} | ${share} | ${errors} | ${rate} | ${percent(upperBound(errors, accepted.length), 3)} |`);
  }
}

async function chooseLimit(reader: DigitReader, folder: string): Promise<void> {
  const file = (kind: string) => path.join(folder, `${kind}-calibration.bin.gz`);
  const cells = await readCellFields(reader, readCellPack(file('cells')));
  const lines = await readLineFields(reader, readLinePack(file('lines')));
  printLimits('cells', cells);
  printLimits('lines', lines);
  printReliability('fields of cells', reliability(firsts(cells)));
  printReliability('fields of lines', reliability(firsts(lines)));
}

const pack = (name: string) => path.join(fixtures, `${name}.bin.gz`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      packs: { type: 'string' },
      models: { type: 'string', default: path.join(projectFolder, 'resources/models') },
    },
  });
  const reader = await loadDigitReader(values.models);
  if (values.packs) return chooseLimit(reader, values.packs);
  if (!existsSync(pack('cells-held-out'))) throw new Error(`No held-out sets in ${fixtures}`);
  say('## The digit reader alone\n');
  const cellPack = readCellPack(pack('cells-held-out'));
  const count = cellPack.flatMap(({ areas }) => areas).length;
  const cells = await timed('cells', count, () => readCellFields(reader, cellPack));
  const linePack = readLinePack(pack('lines-held-out'));
  const lines = await timed('lines', linePack.length, () => readLineFields(reader, linePack));
  const digits = await readCellFields(reader, readCellPack(pack('mnist-test')));

  say(
    `\n| set | fields | right | accepted (cells from ${ACCEPT_FROM.cells}, lines from ${ACCEPT_FROM.line}) | accepted errors | 95 % upper bound |\n|---|---|---|---|---|---|`,
  );
  say(summary('synthetic cells, held out', cells, ACCEPT_FROM.cells));
  say(summary('synthetic lines, held out', lines, ACCEPT_FROM.line));
  say(summary('MNIST test digits 0-4,999 as cells', digits, ACCEPT_FROM.cells));
  for (const [step, severity] of LADDER.entries()) {
    say(
      summary(
        `cells spoiled ${severity} x`,
        await readCellFields(reader, readCellPack(pack(`cells-ladder-${step}`))),
        ACCEPT_FROM.cells,
      ),
    );
    say(
      summary(
        `lines spoiled ${severity} x`,
        await readLineFields(reader, readLinePack(pack(`lines-ladder-${step}`))),
        ACCEPT_FROM.line,
      ),
    );
  }
  printByClass('Held-out cells', cellAnswers(cells));
  printByClass('MNIST test digits', cellAnswers(digits));
  printReliability('cells', reliability(cellAnswers(cells)));
  printReliability('fields of cells', reliability(firsts(cells)));
  printReliability('fields of lines', reliability(firsts(lines)));
}

await main();
