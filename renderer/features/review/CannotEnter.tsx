import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { type CannotEnterReason, cannotEnterReasons } from '../../../shared/protocol/status.ts';
import styles from './CannotEnter.module.css';

interface Props {
  onClose: () => void;
  onChoose: (reason: CannotEnterReason, note: string) => void;
}

/** Why a page cannot be entered: one figure, or a click. */
export function CannotEnter({ onClose, onChoose }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const choose = (reason: CannotEnterReason) => {
    onClose();
    onChoose(reason, note);
  };
  return (
    <Dialog title={t('cannot.title')} onClose={onClose}>
      <div
        className={styles.reasons}
        onKeyDown={(event) => {
          const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
          const reason = cannotEnterReasons[Number(figure) - 1];
          if (reason) choose(reason);
        }}
      >
        {cannotEnterReasons.map((reason, index) => (
          <Button
            key={reason}
            autoFocus={index === 0}
            className={styles.reason}
            onClick={() => choose(reason)}
          >
            <Key name={String(index + 1)} /> {t(`cannotEnter.${reason}`)}
          </Button>
        ))}
      </div>
      <label className={styles.note}>
        {t('cannot.note')}
        <input type="text" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button onClick={onClose}>{t('cannot.back')}</Button>
    </Dialog>
  );
}
