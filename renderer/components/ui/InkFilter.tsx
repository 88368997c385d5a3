interface Props {
  id: string;
  /** Half the width of the widest stroke that is taken for ink, CSS px. */
  radius: number;
}

/** Differences below this share of full light are the paper's own grain. */
const grain = 0.04;
/** How steeply a difference from the paper becomes dark: pencil on grey paper comes out clearly, a blue pen still blue. */
const steepness = 5;

/** Light by difference, for feFuncX: entry i is what 1 - i/n less than the paper becomes. */
const table = Array.from({ length: 26 }, (_, index) => {
  const difference = 1 - index / 25;
  return Math.exp(-steepness * Math.max(0, difference - grain)).toFixed(3);
}).join(' ');

/**
 * An SVG filter that takes the paper away: each colour of a pixel against the brightest one around it (a stroke is narrower than the
 * neighbourhood, so that is the paper under it, smoothed). White is what is no darker than its paper.
 */
export function InkFilter({ id, radius }: Props) {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true" focusable="false">
      <filter id={id} x="0" y="0" width="100%" height="100%" colorInterpolationFilters="sRGB">
        <feMorphology in="SourceGraphic" operator="dilate" radius={radius} result="brightest" />
        <feGaussianBlur in="brightest" stdDeviation={radius} result="paper" />
        <feComposite in="SourceGraphic" in2="paper" operator="arithmetic" k1={0} k2={1} k3={-1} k4={1} />
        <feComponentTransfer>
          <feFuncR type="table" tableValues={table} />
          <feFuncG type="table" tableValues={table} />
          <feFuncB type="table" tableValues={table} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}
