/**
 * What an act that comes in from a table is to the one that is here:
 * `same`: it says what counts here; `older`: what it says was said here before, or is what this workspace went on from;
 * `newer`: it goes on from what counts here; `apart`: both were changed, neither knowing of the other.
 */
export type IncidentStep = 'same' | 'older' | 'newer' | 'apart';

/**
 * Compares two histories, each a list of keys of versions, oldest first, the last one counting; none is empty.
 * @param row as the table's row has it, with what the row says now as its last key
 * @param here all versions that this workspace has or has heard of
 */
export function incidentStep(row: readonly string[], here: readonly string[]): IncidentStep {
  const counts = here.at(-1);
  if (row.at(-1) === counts) return 'same';
  if (isWithin(row, here)) return 'older';
  return counts !== undefined && row.includes(counts) ? 'newer' : 'apart';
}

/** What a row's history has beyond the version that counts here, without the row's own last key: to be kept with it. */
export function seenBeyond(row: readonly string[], here: readonly string[]): string[] {
  const from = row.lastIndexOf(here.at(-1) ?? '');
  return row.slice(from + 1, -1);
}

/** True if one list's words stand in another in the same order, whatever stands between them. */
function isWithin(words: readonly string[], list: readonly string[]): boolean {
  let found = 0;
  for (const each of list) if (each === words[found]) found += 1;
  return found === words.length;
}
