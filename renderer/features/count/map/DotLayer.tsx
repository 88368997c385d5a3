import type { DotPath } from '../../../../shared/plots/station-map.ts';
import styles from './MapTab.module.css';

interface Props {
  all: readonly DotPath[];
  /** The chosen dot once more, over all others. */
  chosen: readonly DotPath[];
  at: readonly [x: number, y: number];
}

/** Dots that keep their size however near the map is; the chosen one has a ring. */
export function DotLayer({ all, chosen, at: [x, y] }: Props) {
  const dot = ({ path, colour, size }: DotPath) => (
    <g key={colour ?? 'unknown'}>
      <path d={path} className={styles.rim} strokeWidth={colour === null ? size : size + 2} />
      {colour !== null && <path d={path} className={styles.dot} strokeWidth={size} stroke={colour} />}
    </g>
  );
  return (
    <>
      {all.map(dot)}
      <path d={`M${x} ${y}h0`} className={styles.ring} />
      <path d={`M${x} ${y}h0`} className={styles.hole} />
      {chosen.map(dot)}
    </>
  );
}
