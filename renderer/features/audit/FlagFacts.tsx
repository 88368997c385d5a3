import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/ui/Notice.tsx';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import { worded } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import styles from './FlagView.module.css';

/** Which protocol it is, what the rule says of it with formula and difference, and what its people said. */
export function FlagFacts({ row, form }: { row: FlagRow; form: Form | undefined }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { message } = form ? worded(form, row, language) : row;
  const station = row.station === null ? row.name : t('audit.station', { station: row.station });
  return (
    <>
      <header className={styles.head}>
        <h2>{[station, row.region].filter(Boolean).join(' · ')}</h2>
        <Status status={row.status} />
      </header>
      <Notice look={row.severity === 'error' ? 'bad' : 'warn'}>
        <strong>{message}</strong> <small>{row.code}</small>
        {row.formula && (
          <p className={styles.formula}>
            {row.formula}
            {row.difference !== null && ` · ${t('audit.difference', { difference: row.difference })}`}
          </p>
        )}
      </Notice>
      <p className={styles.soft}>
        {t('audit.entered', { people: row.by.join(', ') })}
        {row.asPaper && ` · ${t('audit.saidAsPaper', { reason: t(`asPaper.${row.asPaper}`) })}`}
      </p>
    </>
  );
}
