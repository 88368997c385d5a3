import styles from './Key.module.css';

/** A key's name as it stands on the keyboard. */
export function Key({ name }: { name: string }) {
  return <kbd className={styles.key}>{name}</kbd>;
}
