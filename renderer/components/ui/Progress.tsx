import styles from './Progress.module.css';

interface Props {
  done: number;
  total: number;
  label: string;
}

/** A bar from 0 to `total`; the numbers stand beside it in words. */
export function Progress({ done, total, label }: Props) {
  return <progress className={styles.progress} value={done} max={Math.max(1, total)} aria-label={label} />;
}
