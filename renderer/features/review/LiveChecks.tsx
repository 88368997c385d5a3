import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/forms/form.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { Slips } from '../../../shared/protocol/slip.ts';
import type { Desk } from './desk/desk.ts';
import { Findings } from './Findings.tsx';
import styles from './LiveChecks.module.css';

interface Props {
  form: Form;
  checks: readonly CheckResult[];
  slips: Slips;
  desk: Desk;
  onGo: (row: number) => void;
}

/** Rules whose rows are all entered: what fails with its numbers, what holds as one quiet line each. */
export function LiveChecks({ form, checks, slips, desk, onGo }: Props) {
  const { t } = useTranslation();
  const failed = checks.filter(({ ok }) => ok === false);
  const held = checks.filter(({ ok, formula }) => ok === true && formula !== '');
  return (
    <section className={styles.checks} aria-label={t('checks.label')} aria-live="polite">
      <Findings form={form} failed={failed} slips={slips} desk={desk} onGo={onGo} />
      {held.length > 0 && (
        <ul className={styles.held}>
          {held.map(({ code, formula, message }) => (
            <li key={code} title={`${code} ${message}`}>
              <span aria-hidden="true">✓</span> <span className="visually-hidden">{message}</span> {formula}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
