import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import styles from './Finding.module.css';

interface Props {
  form: Form;
  check: CheckResult;
  /** Leads to the first row that the rule looked at; null when it names none. */
  onGo: (() => void) | null;
}

/** One flagged rule: what is wrong with its numbers and difference, the code for the help desk, and the way to the row. */
export function Finding({ form, check, onGo }: Props) {
  const { t, i18n } = useTranslation();
  const first = check.fields[0];
  return (
    <Notice
      look={check.severity === 'error' ? 'bad' : 'warn'}
      action={
        onGo &&
        first && (
          <Button look="quiet" className={styles.go} onClick={onGo}>
            {t('checks.go', { row: rowName(form, first, i18n.language) })}
          </Button>
        )
      }
    >
      <span className={styles.message}>{check.message}</span>{' '}
      <span className={styles.code}>{check.code}</span>
    </Notice>
  );
}
