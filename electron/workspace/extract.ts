import { open, rename, rm } from 'node:fs/promises';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import type { FieldReading, MarkReading } from '../../shared/protocol/values.ts';
import type { PageStatus } from '../../shared/api/extraction.ts';
import { namedForms, shippedForms } from './forms.ts';
import { openReader, type PageResult, type ReaderOptions, type ReadOptions } from './open-reader.ts';

/** One page in the output of `extract`. */
export interface ExtractResult {
  file: string;
  page: number;
  sha256: string | null;
  form: string | null;
  status: PageStatus;
  reason: string | null;
  score: number;
  /** Wall time of the page, ms. */
  ms: number;
  fields: Readonly<Record<string, FieldReading>>;
  marks: Readonly<Record<string, MarkReading>>;
  checks: readonly Pick<CheckResult, 'code' | 'severity' | 'ok' | 'message'>[];
}

export interface ExtractOptions extends ReadOptions, ReaderOptions {
  /** Shipped forms' ids or paths of form files; all shipped forms when empty. */
  forms: readonly string[];
  /** Files and folders. */
  paths: readonly string[];
  /** The JSON file to write; replaced only when everything is there. */
  out: string;
}

/** Pages by what became of them. */
export type ExtractSummary = Record<PageStatus, number>;

/**
 * Reads files and folders without a workspace and writes `{"results": [...]}`, one result a page.
 * @throws FormError for a form that cannot be used; PoolError when no worker starts; the signal's reason when aborted
 */
export async function extractToJson({
  forms,
  paths,
  out,
  ...options
}: ExtractOptions): Promise<ExtractSummary> {
  const summary: ExtractSummary = { read: 0, unplaced: 0, 'not-a-protocol': 0, failed: 0 };
  const reader = openReader(forms.length > 0 ? await namedForms(forms) : await shippedForms(), options);
  try {
    await writeWhole(
      out,
      jsonOf(reader.readFiles(paths, options), ({ status }) => summary[status]++),
    );
    return summary;
  } finally {
    await reader.close();
  }
}

async function* jsonOf(
  pages: AsyncIterable<PageResult>,
  seen: (result: ExtractResult) => void,
): AsyncGenerator<string> {
  yield '{"results":[';
  let between = '\n';
  for await (const page of pages) {
    const result = extractResult(page);
    seen(result);
    yield between + JSON.stringify(result);
    between = ',\n';
  }
  yield '\n]}\n';
}

/** Writes beside the target first, so that an interrupted run leaves the old file or none, never half a one. */
async function writeWhole(target: string, pieces: AsyncIterable<string>): Promise<void> {
  const half = `${target}.${process.pid}.part`;
  try {
    const file = await open(half, 'w');
    try {
      for await (const piece of pieces) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, target);
  } finally {
    await rm(half, { force: true });
  }
}

/** A page as `extract` gives it out. */
export function extractResult({ file, page, sha256, extraction }: PageResult): ExtractResult {
  const { form, status, reason, score, ms, fields, marks, checks } = extraction;
  const said = checks.map(({ code, severity, ok, message }) => ({ code, severity, ok, message }));
  return { file, page, sha256, form, status, reason, score, ms, fields, marks, checks: said };
}
