import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import styles from './FlagView.module.css';

interface Props {
  outcome: 'as-on-paper' | 'not-an-error';
  busy: boolean;
  onClose: (reason: string) => void;
  onBack: () => void;
}

/** Why the flag is closed so: needed for what stands on paper, optional for what is no error. */
export function ReasonForm({ outcome, busy, onClose, onBack }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const needed = outcome === 'as-on-paper';
  return (
    <form
      className={styles.reason}
      aria-label={t(`audit.does.${outcome}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (needed && reason.trim() === '') setMissing(true);
        else onClose(reason.trim());
      }}
    >
      <label>
        {t(`audit.does.${outcome}`)}: {t(needed ? 'audit.reason' : 'audit.reasonOptional')}
        <input
          type="text"
          autoFocus
          autoComplete="off"
          maxLength={500}
          value={reason}
          aria-invalid={missing}
          aria-describedby={missing ? 'reason-missing' : undefined}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </label>
      {missing && (
        <p id="reason-missing" role="alert" className={styles.missing}>
          {t('audit.reasonNeeded')}
        </p>
      )}
      <div className={styles.ways}>
        <Button look="main" type="submit" disabled={busy}>
          <Key name="Enter" /> {t('audit.save')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          <Key name="Esc" /> {t('audit.back')}
        </Button>
      </div>
    </form>
  );
}
