import { useEffect, useRef } from 'react';
import styles from './Drawing.module.css';

/** Shows an SVG element of `shared/plots`, which escapes every text that it is given. It grows no wider than it was drawn. */
export function Drawing({ svg }: { svg: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    frame.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return <div ref={frame} className={styles.drawing} />;
}
