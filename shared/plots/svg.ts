/** Text as it stands in SVG and in its attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A length as it is written: two decimals at most, so that the same drawing is the same bytes everywhere. */
export const written = (length: number): string => String(Math.round(length * 100) / 100);

/**
 * Colours of a drawing, light where the page says nothing. A page in the dark sets the variables (`--scale-0` ... `--scale-4`, from
 * little to much, and `--scale-ink-0` ... for text on them). One hue that grows darker, so that all eyes see the same order.
 */
const shades = [
  ['#eef3fa', '#1b1e22'],
  ['#c6d9f0', '#1b1e22'],
  ['#93b9e2', '#1b1e22'],
  ['#3b72b0', '#ffffff'],
  ['#17407a', '#ffffff'],
] as const;

export const shade = (index: number): string => `var(--scale-${index}, ${shades[index]?.[0]})`;
export const inkOn = (index: number): string => `var(--scale-ink-${index}, ${shades[index]?.[1]})`;
export const ink = 'var(--ink, #1b1e22)';
export const softInk = 'var(--ink-soft, #565d66)';
export const line = 'var(--line-strong, #85898f)';
