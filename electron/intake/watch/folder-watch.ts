import type { IntakeReason } from '../../../shared/protocol/intake.ts';
import { reasonOfSystemError } from '../../imaging/index.ts';
import type { Arrival } from '../../store/arrivals.ts';
import { isBystander } from '../passed-over.ts';
import { packageKind } from '../sources/packages.ts';
import { mayBeExport } from '../sources/tree.ts';
import { unitsIn } from './units.ts';

export interface WatchEdges {
  /** True for what was brought already. */
  isKnown(arrival: Arrival): boolean;
  /** Takes arrivals; false when it cannot just now: they are offered again. */
  bring(arrivals: readonly Arrival[]): boolean;
  /** Told when the folder could, or could no longer, be listed. */
  onProblem(problem: IntakeReason | null): void;
  /** Told what cannot be helped: the workspace takes nothing more. The watch ends. */
  onStopped(error: unknown): void;
}

export interface WatchTimes {
  /** From one look to the next, ms. */
  everyMs: number;
  /** So long a file must stand still, ms. */
  stillMs: number;
  /** ms, of a clock that never goes back. */
  now: () => number;
}

const watchTimes: WatchTimes = { everyMs: 2000, stillMs: 2000, now: () => performance.now() };

/**
 * Looks into a folder every two seconds and brings what has stood still for as long. Looking rather than being told: network
 * drives and sticks tell of nothing, or of half. A folder that is away is waited for.
 */
export class FolderWatch {
  readonly #seen = new Map<string, { stamp: string; since: number; settled: boolean }>();
  readonly #folder: string;
  readonly #edges: WatchEdges;
  readonly #times: WatchTimes;
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();
  #problem: IntakeReason | null = null;
  #closed = false;

  constructor(folder: string, edges: WatchEdges, times: WatchTimes = watchTimes) {
    this.#folder = folder;
    this.#edges = edges;
    this.#times = times;
    this.#next(0);
  }

  /** Why the folder cannot be listed; null while it can. */
  get problem(): IntakeReason | null {
    return this.#problem;
  }

  /** Ends the watch; resolves when the look under way is over. */
  close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    return this.#look;
  }

  #next(ms: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#look = this.#lookOnce().finally(() => this.#next(this.#times.everyMs));
    }, ms);
  }

  async #lookOnce(): Promise<void> {
    let units: Arrival[];
    try {
      units = await unitsIn(this.#folder);
      this.#say(null);
    } catch (error) {
      return this.#say(reasonOfSystemError(error));
    }
    try {
      const ready: Arrival[] = [];
      for (const unit of units) if (await this.#isReady(unit)) ready.push(unit);
      if (this.#closed || ready.length === 0 || !this.#edges.bring(ready)) return;
      for (const { path } of ready) this.#settle(path);
    } catch (error) {
      this.#closed = true;
      this.#edges.onStopped(error);
    }
  }

  #say(problem: IntakeReason | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#edges.onProblem(problem);
  }

  async #isReady(unit: Arrival): Promise<boolean> {
    const before = this.#seen.get(unit.path);
    const now = this.#times.now();
    if (before?.stamp !== unit.stamp) {
      this.#seen.set(unit.path, { stamp: unit.stamp, since: now, settled: this.#edges.isKnown(unit) });
      return false;
    }
    if (before.settled || now - before.since < this.#times.stillMs) return false;
    const wanted =
      mayBeExport(unit.path) || packageKind(unit.path) !== null || !(await isBystander(unit.path));
    if (!wanted) this.#settle(unit.path);
    return wanted;
  }

  #settle(path: string): void {
    const seen = this.#seen.get(path);
    if (seen) seen.settled = true;
  }
}
