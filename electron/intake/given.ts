import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { packageKind } from './sources/packages.ts';
import { mayBeExport } from './sources/tree.ts';

/** True for a path that may name people, on the way to it or at its end: a mail's, that of a chat's export. */
const mayNamePeople = (given: string) => packageKind(given) === 'mail' || mayBeExport(given);

const MARK = 'given:';

/** What the workspace knows a path by: the path, or where it may name people, what stands for it. */
export function standIn(given: string): string {
  return mayNamePeople(given)
    ? `${MARK}${createHash('sha256').update(given).digest('hex').slice(0, 32)}`
    : given;
}

/** True for what stands for a path. */
export const isStandIn = (known: string) => known.startsWith(MARK);

const kept = z.record(z.string(), z.string());

/**
 * The paths behind what stands for them, in a file among those under way, so that intake goes on with them after a crash; the
 * database never holds them. Each goes once its batch has ended.
 */
export class GivenPaths {
  readonly #file: string;

  /** @param temp the workspace's folder of files under way. */
  constructor(temp: string) {
    this.#file = path.join(temp, 'given.json');
  }

  /** What the workspace is to know these paths by, in their order; what stands for some is on the disk before this returns. */
  keep(paths: readonly string[]): string[] {
    const known = paths.map(standIn);
    const added = known.flatMap((one, at) => (isStandIn(one) ? [[one, paths[at] ?? ''] as const] : []));
    if (added.length > 0) this.#write({ ...this.#read(), ...Object.fromEntries(added) });
    return known;
  }

  /** The path behind what a batch knows; null where the file that told is gone. */
  pathOf(known: string): string | null {
    return isStandIn(known) ? (this.#read()[known] ?? null) : known;
  }

  /** Lets go of what a batch that has ended knew. */
  forget(known: readonly string[]): void {
    const gone = new Set(known.filter(isStandIn));
    if (gone.size === 0) return;
    this.#write(Object.fromEntries(Object.entries(this.#read()).filter(([one]) => !gone.has(one))));
  }

  #read(): Record<string, string> {
    if (!existsSync(this.#file)) return {};
    try {
      return kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }

  #write(all: Readonly<Record<string, string>>): void {
    const copy = `${this.#file}.${randomUUID()}`;
    const handle = openSync(copy, 'wx', 0o600);
    try {
      writeFileSync(handle, JSON.stringify(all));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(copy, this.#file);
  }
}
