import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { type AsPaperReason, asPaperReasons } from '../../../shared/protocol/status.ts';
import styles from './AsPaper.module.css';

interface Props {
  onChoose: (reason: AsPaperReason) => void;
  onBack: () => void;
}

/** Why errors stand on the paper so: one figure or a click, in the place of the button that asked; Escape goes back. */
export function AsPaper({ onChoose, onBack }: Props) {
  const { t } = useTranslation();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.matches('input[type=text], textarea')) return;
    const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const reason = asPaperReasons[Number(figure) - 1];
    if (reason) onChoose(reason);
    else if (event.code === 'Escape') onBack();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div role="group" aria-label={t('asPaper.title')} className={styles.panel}>
      <p className={styles.title}>{t('asPaper.title')}</p>
      {asPaperReasons.map((reason, index) => (
        <Button
          key={reason}
          autoFocus={index === 0}
          className={styles.reason}
          onClick={() => onChoose(reason)}
        >
          <Key name={String(index + 1)} /> {t(`asPaper.${reason}`)}
        </Button>
      ))}
      <Button look="quiet" className={styles.reason} onClick={onBack}>
        <Key name="Esc" /> {t('asPaper.back')}
      </Button>
    </div>
  );
}
