import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import styles from './Findings.module.css';

interface Props {
  /** The official whole, and the part of it that is held against it; 0 or more. */
  whole: number;
  part: number;
  /** What they are called. */
  wholeName: string;
  partName: string;
}

const WIDTH = 320;
const HEIGHT = 12;

/** A whole and a part that is larger than it, as two bars one over the other; what is too much is hatched. */
export function PartBar({ whole, part, wholeName, partName }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const hatching = useId();
  const most = Math.max(whole, part, 1);
  const width = (value: number) => (WIDTH * value) / most;
  const said = [`${wholeName} ${number(whole)}`, `${partName} ${number(part)}`] as const;
  return (
    <div className={styles.picture}>
      <p className={styles.names} aria-hidden="true">
        <span>{said[0]}</span>
        <span>{said[1]}</span>
      </p>
      <svg
        className={styles.bars}
        role="img"
        aria-label={t('comparison.bars', { whole: said[0], part: said[1] })}
        viewBox={`0 0 ${WIDTH} ${2 * HEIGHT + 3}`}
        preserveAspectRatio="none"
      >
        <defs>
          <pattern id={hatching} width="5" height="5" patternUnits="userSpaceOnUse">
            <path className={styles.hatch} d="M-1 1l2-2M0 5l5-5M4 6l2-2" />
          </pattern>
        </defs>
        <rect className={styles.whole} width={width(whole)} height={HEIGHT} />
        <rect className={styles.part} y={HEIGHT + 3} width={width(Math.min(part, whole))} height={HEIGHT} />
        {part > whole && (
          <rect
            className={styles.excess}
            x={width(whole)}
            y={HEIGHT + 3}
            width={width(part - whole)}
            height={HEIGHT}
            fill={`url(#${hatching})`}
          />
        )}
      </svg>
    </div>
  );
}
