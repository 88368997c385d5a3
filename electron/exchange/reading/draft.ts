import { pictureKey, type PictureName } from '../../../shared/protocol/copies.ts';
import type {
  CopyFacts,
  EditFacts,
  EntryFacts,
  FlagFacts,
  StandingFacts,
} from '../../../shared/protocol/facts.ts';
import { entryKey, standingKey } from '../../store/keys.ts';

/** What is kept under a number, to be brought into its order. */
type Numbered<T> = Map<number, T>;

export interface CopyDraft {
  facts: Pick<CopyFacts, 'picture' | 'region' | 'takenAt' | 'ink'>;
  sources: Numbered<CopyFacts['sources'][number]>;
  entries: EntryFacts[];
  standings: StandingFacts[];
  /** A standing of it was in the file and could not be taken. */
  standingLost: boolean;
}

/** The facts of a file while its tables are put together. */
export class Draft {
  readonly copies = new Map<string, CopyDraft>();
  readonly entries = new Map<string, { page: PictureName; entry: EntryFacts }>();
  readonly standings = new Set<string>();
  readonly flags = new Map<string, Numbered<FlagFacts>>();
  readonly edits = new Map<string, { edit: EditFacts; cells: Numbered<EditFacts['cells'][number]> }>();
  readonly closures = new Map<string, Numbered<StandingFacts['closures'][number]>>();

  /** Adds a copy once. */
  addCopy(facts: CopyDraft['facts']): CopyDraft {
    const name = pictureKey(facts.picture);
    const copy = this.copies.get(name) ?? {
      facts,
      sources: new Map(),
      entries: [],
      standings: [],
      standingLost: false,
    };
    this.copies.set(name, copy);
    return copy;
  }

  copyOf(page: PictureName): CopyDraft | undefined {
    return this.copies.get(pictureKey(page));
  }

  /** Adds an entry once; one that is there already stays as it is. */
  addEntry(copy: CopyDraft, entry: EntryFacts): void {
    if (this.entries.has(entry.key)) return;
    const { sha256, page } = copy.facts.picture;
    this.entries.set(entry.key, { page: { sha256, page }, entry });
    copy.entries.push(entry);
  }

  addStanding(copy: CopyDraft, standing: StandingFacts): void {
    if (this.standings.has(standing.key)) return;
    this.standings.add(standing.key);
    copy.standings.push(standing);
  }

  /**
   * The facts, as far as standings name entries that are there.
   * @param order names of pages in the order in which their copies shall come
   * @param lost is told of the standings that are left out
   */
  done(order: Iterable<string>, lost: (standing: StandingFacts) => void): CopyFacts[] {
    const copies = [...new Set(order)].flatMap((name) => this.copies.get(name) ?? []);
    return copies.map((copy) => {
      const standings = copy.standings.filter(({ entry, first }) =>
        [entry, first].every((key) => key === null || this.entries.has(key)),
      );
      for (const standing of copy.standings) if (!standings.includes(standing)) lost(standing);
      const { facts, sources, entries } = copy;
      return { ...facts, sources: inOrder(sources), entries, standings };
    });
  }
}

/** What was kept under numbers, in their order. */
export function inOrder<T>(numbered: Numbered<T> | undefined): T[] {
  return [...(numbered ?? [])].sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** What an entry by spreadsheet is made in, as far as its key goes: no workspace's word. */
export const SPREADSHEET = 'sheet';

/** The key that an entry has to have; one by spreadsheet goes by what it says alone. */
export function keyFor(page: PictureName, entry: Omit<EntryFacts, 'key'>): string {
  return entryKey(page, entry.edited ? { ...entry, workspace: SPREADSHEET, number: 0 } : entry);
}

/** The standing of an entry by spreadsheet: it replaces nothing, and awaits a person. */
export function spreadsheetStanding(page: PictureName, { key, form, region }: EntryFacts): StandingFacts {
  const standing = {
    workspace: `${SPREADSHEET}:${key}`,
    n: 0,
    seen: {},
    status: 'second-entry',
    form,
    region,
    entry: key,
    first: null,
    refusal: null,
    closures: [],
  } as const;
  return { key: standingKey(page, standing), ...standing };
}
