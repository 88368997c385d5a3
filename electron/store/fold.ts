/** Case folding for search, of every script that names are written in here; the same letters however they were composed. */
export function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('und');
}
