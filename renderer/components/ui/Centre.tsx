import type { ReactNode } from 'react';
import styles from './Centre.module.css';

interface Props {
  title: ReactNode;
  /** What more there is to say. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** A screen that has one thing to say and little to do. */
export function Centre({ title, children, actions }: Props) {
  return (
    <div className={styles.centre}>
      <h1>{title}</h1>
      {children}
      {actions && <p className={styles.actions}>{actions}</p>}
    </div>
  );
}
