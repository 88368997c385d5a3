import { createHash } from 'node:crypto';
import type { MergedFile, MergeReport } from '../../shared/api/merging.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { CopyFacts, Facts } from '../../shared/protocol/facts.ts';
import type { SheetProblem, SheetProblemCode } from '../../shared/protocol/sheet-problems.ts';
import type { Audit } from '../audit/change.ts';
import { type MergeSnapshot, mergeSnapshot } from '../review/merge-step.ts';
import { ownWorkspace } from '../review/own-standing.ts';
import { isAway } from '../store/away.ts';
import { insertBatch, setBatchFound, setBatchState } from '../store/batches.ts';
import type { Writer } from '../store/connection.ts';
import { hasForm, insertForm } from '../store/forms.ts';
import { insertMerge } from '../store/merges.ts';
import { putTeam } from '../store/origins.ts';
import { insertStep } from '../store/steps.ts';
import { type BroughtCopy, bringCopy } from './bring-copy.ts';
import { bringSayings } from './bring-sayings.ts';
import { problemOf } from './fitting.ts';
import { type MergeHand, mergeHand } from './hand.ts';
import { reportOf, type Told } from './report.ts';

/** One file to merge, as it was read. */
export interface Incoming {
  /** Name of the file, without folders. */
  name: string;
  sha256: string;
  copies: number;
  /** What it brings; asked for once, when its turn comes: all files at a time would not fit into memory. */
  facts: () => Facts;
  /** What in it does not come in, or needs saying, as the reader found it. */
  problems: readonly SheetProblem[];
}

export interface MergeOptions {
  person: string;
  /** Name of the batch that new copies belong to. */
  name: string;
  /** SHA-256 of the originals whose bytes were kept before. */
  kept: ReadonlySet<string>;
  /** Finds out what would happen, and does nothing. */
  dryRun: boolean;
  /** Told now and then how many copies are in, of how many. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const TOLD_EVERY = 50;

/** Thrown to leave a dry run's transaction without a trace. */
class Rehearsed extends Error {
  constructor(readonly report: MergeReport) {
    super('A dry run');
  }
}

/**
 * Merges files into a workspace in one transaction, as one step that can be undone. A dry run does the very same and rolls it
 * back, so that it cannot promise anything else. Merging is idempotent, and neither order nor grouping of the files matters.
 * Throws what the database does; nothing is merged then.
 */
export function mergeFiles(audit: Audit, incoming: readonly Incoming[], options: MergeOptions): MergeReport {
  try {
    return audit.change({ person: options.person, act: 'merge.done' }, (db, event) => {
      const report = new Run(db, event.at, options, incoming).all();
      const { counts } = report;
      event.tell({
        merge: report.merge,
        files: report.files.map(({ name, sha256 }) => [name, sha256]),
        counts,
      });
      if (options.dryRun) throw new Rehearsed({ ...report, merge: null });
      return report;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

/** One merge under way. */
class Run {
  readonly #hand: MergeHand;
  readonly #told: Told = {
    files: [],
    scans: new Map(),
    edits: [],
    problems: [],
    away: new Set(),
    pictures: 0,
    brings: false,
  };
  #done = 0;

  constructor(
    private readonly db: Writer,
    private readonly at: string,
    private readonly options: MergeOptions,
    private readonly incoming: readonly Incoming[],
  ) {
    const { person, name, kept } = options;
    const batch = insertBatch(db, { name, region: '', person, paths: [] }, at);
    const files = incoming.map(({ name, sha256 }) => [name, sha256] as const);
    const merge = insertMerge(db, { at, person, batch, files });
    this.#hand = mergeHand({ own: ownWorkspace(db), merge, batch, at, kept });
  }

  all(): MergeReport {
    const { db, incoming } = this;
    const { merge, batch } = this.#hand;
    const total = incoming.reduce((sum, { copies }) => sum + copies, 0);
    for (const file of incoming) this.#file(file, total);
    setBatchFound(db, batch, this.#told.scans.size);
    setBatchState(db, batch, 'taken');
    this.#keepStep();
    return reportOf(db, this.#hand.own, merge, this.#told);
  }

  #file({ name, sha256, problems, ...incoming }: Incoming, total: number): void {
    const { db } = this;
    const facts = incoming.facts();
    // A file that was refused names nobody.
    if (facts.origin.workspace !== '') putTeam(db, facts.origin.workspace, facts.origin.name);
    for (const form of facts.forms) this.#form(form, name);
    if (bringSayings(db, this.#hand, facts) > 0) this.#told.brings = true;
    const file: MergedFile = {
      name,
      sha256,
      workspace: facts.origin.workspace,
      team: facts.origin.name,
      copies: facts.copies.length,
      fresh: 0,
      news: 0,
      skipped: 0,
    };
    for (const copy of facts.copies) {
      this.#copy(copy, file);
      this.#done += 1;
      if (this.#done % TOLD_EVERY === 0) this.options.onProgress?.(this.#done, total);
    }
    this.#told.files.push(file);
    this.#told.problems.push(...problems.map((problem) => ({ file: name, ...problem })));
  }

  /** Keeps a form that came along, if it is what it says. */
  #form({ sha256, json }: Facts['forms'][number], file: string): void {
    if (hasForm(this.db, sha256)) return;
    const checked = parseForm(json);
    const fits = createHash('sha256').update(json, 'utf8').digest('hex') === sha256;
    if (checked.ok && fits) {
      insertForm(this.db, { sha256, id: checked.form.id, version: checked.form.version, json }, this.at);
      this.#told.brings = true;
    } else this.#skip(file, null, 'form-damaged', { name: sha256.slice(0, 12) });
  }

  #copy(copy: CopyFacts, file: MergedFile): void {
    const { sha256, page } = copy.picture;
    const row = `${sha256}/${page}`;
    const hasPicture = this.options.kept.has(sha256);
    if (copy.standings.length === 0 && !hasPicture && !this.#isHere(sha256, page)) {
      file.skipped += 1;
      return this.#skip(file.name, row, 'not-confirmed', {});
    }
    const problem = problemOf(this.db, this.#hand, copy);
    if (problem) {
      file.skipped += 1;
      return this.#skip(file.name, row, problem.code, problem.params);
    }
    this.#count(bringCopy(this.db, this.#hand, copy, file.name), copy, file);
  }

  #isHere(sha256: string, page: number): boolean {
    return this.db.get('SELECT 1 FROM scan WHERE original = ? AND page = ?', sha256, page) !== undefined;
  }

  #count({ scan, before, after, news }: BroughtCopy, copy: CopyFacts, file: MergedFile): void {
    const { sha256 } = copy.picture;
    const told = this.#told;
    told.scans.set(scan, { before, file: file.name, ...told.scans.get(scan), after });
    if (news) told.brings = true;
    if (before === null) file.fresh += 1;
    else if (news) file.news += 1;
    for (const { edited, form } of copy.entries) if (edited) told.edits.push({ scan, form, edited });
    if (this.options.kept.has(sha256)) told.pictures += 1;
    else if (isAway(this.db, sha256)) told.away.add(scan);
  }

  #skip(file: string, place: string | null, code: SheetProblemCode, params: SheetProblem['params']): void {
    this.#told.problems.push({ file, sheet: null, place, code, params });
  }

  /** What the merge changed, so that it can be undone. */
  #keepStep(): void {
    const { merge, batch } = this.#hand;
    const changed = [...this.#told.scans]
      .filter(([, { before, after }]) => before !== after)
      .sort(([a], [b]) => a - b);
    const before: MergeSnapshot = {
      merge,
      inForce: false,
      scans: Object.fromEntries(changed.map(([scan, { before }]) => [scan, before])),
    };
    insertStep(
      this.db,
      {
        person: this.options.person,
        act: 'merge.done',
        scan: null,
        batch,
        before: JSON.stringify(before),
        after: mergeSnapshot(this.db, before),
      },
      this.at,
    );
  }
}
