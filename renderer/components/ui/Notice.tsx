import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  look: 'good' | 'warn' | 'bad' | 'plain';
  /** `alert` is read out at once, `status` when there is a pause. */
  role?: 'alert' | 'status';
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
}

const signs = { good: '✓', warn: '!', bad: '✕', plain: 'i' };

/** One short message in its place; the sign says what the colour says. */
export function Notice({ look, role, children, action }: Props) {
  return (
    <div className={[styles.notice, styles[look]].join(' ')} role={role}>
      <span aria-hidden="true" className={styles.sign}>
        {signs[look]}
      </span>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
