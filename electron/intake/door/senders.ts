import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../../store/sync-folder.ts';
import type { KnownName } from './names.ts';

/** Who sent something, as a chat or a mail says it; never written anywhere but to the key list. */
export interface Sender {
  /** What does not change when the name does: "telegram:user123", "mail:a@b.kz"; null where only a name is told. */
  id: string | null;
  /** As given. */
  name: string;
}

const keyList = z.object({
  format: z.literal(1),
  people: z.array(
    z.object({
      code: z.string().regex(/^S\d{3,}$/),
      ids: z.array(z.string()),
      names: z.array(z.string()),
    }),
  ),
});
type KeyList = z.infer<typeof keyList>;
type Known = KeyList['people'][number];

/**
 * The key list: which code stands for which sender. The one place where senders' names and numbers are kept, a file in the
 * workspace's folder that only its owner may read; it is in no export and no backup. Whoever deletes it keeps the codes and
 * can no longer tell whose they are.
 */
export class Senders {
  readonly #file: string;
  readonly #people: Known[];
  /** Highest number that a code has. */
  #last: number;
  /** Grows with every name that becomes known. */
  version = 0;

  /**
   * @param file path of the key list; it need not be there.
   * @param used codes that the workspace knows: after the list was deleted they are not given to anybody else.
   */
  constructor(file: string, used: readonly string[]) {
    this.#file = file;
    this.#people = readKeyList(file);
    const codes = [...used, ...this.#people.map(({ code }) => code)];
    this.#last = codes.reduce((last, code) => Math.max(last, Number(code.slice(1)) || 0), 0);
  }

  /** All names in the list with their codes. */
  names(): KnownName[] {
    return this.#people.flatMap(({ code, names }) => names.map((name) => ({ name, code })));
  }

  /**
   * The code of a sender, the same one every time: known by id, or by name where there is no id. A new one is on the disk
   * before this returns, so that no row can name a code that the list has forgotten.
   * @throws the system's errors, when the list cannot be written
   */
  async codeOf(sender: Sender): Promise<string> {
    const known = this.#find(sender);
    const person = known ?? this.#add();
    const learnt = learn(person, sender);
    if (!known || learnt) {
      this.version += 1;
      await writeKeyList(this.#file, { format: 1, people: this.#people });
    }
    return person.code;
  }

  #find({ id, name }: Sender): Known | undefined {
    const byId = id === null ? undefined : this.#people.find(({ ids }) => ids.includes(id));
    if (byId) return byId;
    // Two people may have one name. Who has another id is somebody else.
    const named = this.#people.filter(
      ({ names, ids }) => names.includes(name) && (id === null || !ofKind(ids, id)),
    );
    return named.length === 1 ? named[0] : undefined;
  }

  #add(): Known {
    this.#last += 1;
    const person = { code: `S${String(this.#last).padStart(3, '0')}`, ids: [], names: [] };
    this.#people.push(person);
    return person;
  }
}

/** True if there is an id from the same place ("telegram:", "mail:"). */
const ofKind = (ids: readonly string[], id: string) =>
  ids.some((each) => each.split(':')[0] === id.split(':')[0]);

function learn(person: Known, { id, name }: Sender): boolean {
  const before = person.ids.length + person.names.length;
  if (id !== null && !person.ids.includes(id)) person.ids.push(id);
  if (name !== '' && !person.names.includes(name)) person.names.push(name);
  return person.ids.length + person.names.length > before;
}

/** How many people a key list names; null where there is none. */
export function countSenders(file: string): number | null {
  return existsSync(file) ? readKeyList(file).length : null;
}

/** Deletes the key list, also what a crash or damage left of it; true if there was anything. */
export function forgetSenders(file: string): boolean {
  const folder = path.dirname(file);
  const left = readdirSync(folder).filter((name) => name.startsWith(path.basename(file)));
  for (const name of left) rmSync(path.join(folder, name), { force: true });
  return left.length > 0;
}

/** A list that cannot be understood is put aside, not written over: somebody may mend it. */
function readKeyList(file: string): Known[] {
  if (!existsSync(file)) return [];
  const content = readFileSync(file, 'utf8');
  try {
    return keyList.parse(JSON.parse(content)).people;
  } catch {
    renameSync(file, `${file}.damaged`);
    return [];
  }
}

async function writeKeyList(file: string, list: KeyList): Promise<void> {
  const copy = `${file}.${randomUUID()}`;
  try {
    const handle = await open(copy, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(list, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(copy, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
}
