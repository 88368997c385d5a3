/**
 * The head that somebody pasted: the hash alone, as it is shown in groups, or the signed text that names it.
 * @returns 64 hex digits, or null when the text holds none.
 */
export function headIn(text: string): string | null {
  const named = /^\s*head=([0-9a-f]{64})\s*$/m.exec(text)?.[1];
  const bare = text.replace(/\s+/g, '').toLowerCase();
  return named ?? (/^[0-9a-f]{64}$/.test(bare) ? bare : null);
}

/** A hash in groups that an eye can compare; read aloud or pasted it is the same hash. */
export function inGroups(hash: string, size: number): string {
  return hash.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
}
