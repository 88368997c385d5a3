/** What the list shows; null: all of them. */
export interface ActFilter {
  region: string | null;
  type: string | null;
  search: string;
  withdrawn: boolean;
}

export const allActs: ActFilter = { region: null, type: null, search: '', withdrawn: false };

/** A filter as the call takes it: what is not chosen is not said. */
export function asked(election: string, { region, type, search, withdrawn }: ActFilter) {
  return {
    election,
    withdrawn,
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(region === null ? {} : { region }),
    ...(type === null ? {} : { type }),
  };
}
