/** Longest text that a spreadsheet's cell can hold. */
const MAX_TEXT = 32_767;

/** A text for a workbook's cell: without characters that XML cannot carry, cut at what a cell holds. */
export function cellText(text: string): string {
  const clean = [...text].filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0)).join('');
  return clean.length > MAX_TEXT ? clean.slice(0, MAX_TEXT) : clean;
}

/** True if a spreadsheet program that opens a CSV may take the text for a formula and run it. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code !== 0xfffe && code !== 0xffff)
  );
}
