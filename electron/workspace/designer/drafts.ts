import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FormDraft } from '../../../shared/api/designs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { designSchema } from '../../../shared/forms/design.ts';
import { writeWholeFile } from '../../exchange/whole-file.ts';

const number = z.number();
const point = z.tuple([number, number]);
const four = z.tuple([number, number, number, number]);

/** What lies in `draft.json`. */
const keptSchema = z.strictObject({
  format: z.literal(1),
  id: z.int().positive(),
  version: z.int().min(0),
  at: z.string(),
  name: z.string(),
  /** The picture's file beside it, and the page in that file. */
  file: z.string().regex(/^picture\.[a-z0-9]+$/),
  filePage: z.int().min(1),
  picture: z.strictObject({ width: number, height: number }),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  corners: z.tuple([point, point, point, point]),
  page: z
    .strictObject({ n: z.int(), width: number, height: number, lines: z.array(four), boxes: z.array(four) })
    .nullable(),
  design: designSchema,
  saved: z.strictObject({ id: z.string(), version: z.int(), file: z.string() }).nullable(),
});

/** A draft with where its picture lies. */
export type KeptDraft = FormDraft & { format: 1; file: string; filePage: number };

/**
 * Forms that are being drawn, each in a folder of the workspace's `designs/`: `draft.json`, the picture, straightened pages.
 * They are no evidence: the log tells of a form when it is saved.
 */
export interface Drafts {
  /** Drafts that can be read, the last changed first. */
  list(): Promise<KeptDraft[]>;
  /** Throws `not-found`. */
  read(id: number): Promise<KeptDraft>;
  /** Makes the folder of a new draft and answers its number. */
  make(): Promise<number>;
  /** Throws `disk-full`, `no-permission`. */
  write(draft: KeptDraft): Promise<void>;
  remove(id: number): Promise<void>;
  /** Path of a file of a draft. */
  fileOf(id: number, name: string): string;
}

/** The drafts of the workspace in `folder`. */
export function openDrafts(folder: string): Drafts {
  const root = path.join(folder, 'designs');
  const fileOf = (id: number, name: string) => path.join(root, String(id), name);
  const numbers = async () =>
    (await readdir(root).catch(() => [])).filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number);
  const found = async (id: number): Promise<KeptDraft | null> => {
    try {
      return keptSchema.parse(JSON.parse(await readFile(fileOf(id, 'draft.json'), 'utf8')));
    } catch {
      // A folder whose making was interrupted, or that somebody else put there: no draft.
      return null;
    }
  };
  return {
    async list() {
      const drafts = await Promise.all((await numbers()).map(found));
      return drafts.flatMap((draft) => draft ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    async read(id) {
      const draft = await found(id);
      if (!draft) throw new HattamaError('not-found', `There is no draft ${id}`);
      return draft;
    },
    async make() {
      const id = Math.max(0, ...(await numbers())) + 1;
      await mkdir(path.join(root, String(id)), { recursive: true });
      return id;
    },
    async write(draft) {
      const text = `${JSON.stringify(draft)}\n`;
      await writeWholeFile(fileOf(draft.id, 'draft.json'), (file) => writeFile(file, text));
    },
    remove: (id) => rm(path.join(root, String(id)), { recursive: true, force: true }),
    fileOf,
  };
}
