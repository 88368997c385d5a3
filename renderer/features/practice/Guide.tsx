import { useTranslation } from 'react-i18next';
import type { Hint } from './hint.ts';
import type { Verdict } from './verdict.ts';
import { VerdictLine } from './VerdictLine.tsx';
import styles from './Guide.module.css';

interface Props {
  /** Number of the protocol on the desk, from 1. */
  scan: number;
  of: number;
  hint: Hint;
  /** Of the protocol before; null on the first. */
  verdict: Verdict | null;
}

/** How far the practice is, the one key that helps here, and what was right and wrong about the protocol before. */
export function Guide({ scan, of, hint, verdict }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.guide}>
      <p className={styles.count}>{t('practice.count', { scan, of })}</p>
      <p className={styles.hint} role="status">
        {t(`practice.hint.${hint}`)}
      </p>
      {verdict && <VerdictLine verdict={verdict} />}
    </div>
  );
}
