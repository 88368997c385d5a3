interface Props {
  id: string;
  /** Half the width of the widest stroke that counts as ink, CSS px. */
  radius: number;
}

/** How much a difference from the paper is strengthened: pencil on grey paper comes out as dark as print. */
const gain = 4;
/** Differences below this share of full light are the paper's own grain. */
const grain = 0.05;

/**
 * An SVG filter that takes the paper away: each colour of a pixel against the brightest one around it (a stroke is narrower than the
 * neighbourhood, so that is the paper under it, smoothed). White is what is no darker than its paper; a blue pen stays blue.
 */
export function InkFilter({ id, radius }: Props) {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true" focusable="false">
      <filter id={id} x="0" y="0" width="100%" height="100%" colorInterpolationFilters="sRGB">
        <feMorphology in="SourceGraphic" operator="dilate" radius={radius} result="brightest" />
        <feGaussianBlur in="brightest" stdDeviation={radius} result="paper" />
        <feComposite
          in="SourceGraphic"
          in2="paper"
          operator="arithmetic"
          k1={0}
          k2={gain}
          k3={-gain}
          k4={1 + gain * grain}
        />
      </filter>
    </svg>
  );
}
