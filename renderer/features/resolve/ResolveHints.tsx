import { useTranslation } from 'react-i18next';
import { Key } from '../../components/ui/Key.tsx';
import type { Resolution } from './resolution.ts';
import styles from './ResolveDesk.module.css';

/** One quiet line of the keys that mean something now. */
export function ResolveHints({ resolution }: { resolution: Resolution }) {
  const { t } = useTranslation();
  const { at, rows, third } = resolution;
  const back = ['−', t('keys.back')] as const;
  const whole = ['.', t('keys.whole')] as const;
  const choosing = [
    ['1', t('resolve.hint.first')],
    ['2', t('resolve.hint.second')],
    ['3', t('resolve.hint.third')],
    ['Enter', t('resolve.next')],
  ] as const;
  const typing = [
    ['/', t('keys.blank')],
    ['*', t('keys.illegible')],
    ['+', t('keys.corrected')],
  ] as const;
  const hints = third ? (third.asksReason ? [] : typing) : at < rows.length ? choosing : [];
  const pause = ['Esc', t('keys.pause')] as const;
  return (
    <footer className={styles.hints}>
      {[...hints, back, whole, ...(third ? [] : [pause])].map(([key, name]) => (
        <span key={key}>
          <Key name={key} /> {name}
        </span>
      ))}
    </footer>
  );
}
