import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentTold, IncidentView } from '../../../../shared/api/incidents.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import { changedFields } from './form.ts';
import styles from './ActDesk.module.css';

interface Props {
  view: IncidentView;
  election: ElectionView;
  disabled: boolean;
  /** Tells the act again as it was told then. */
  onRestore: (told: IncidentTold) => void;
}

/** All that was ever said of an act, the last version first: who, when, and what became different by it. */
export function History({ view, election, disabled, onRestore }: Props) {
  const { t } = useTranslation();
  const { time, text } = useFormat();
  const versions: readonly IncidentTold[] = [view, ...view.history];
  const typeOf = ({ type }: IncidentTold) => {
    const violation = election.violations.find(({ code }) => code === type);
    return violation ? text(violation.title) : type;
  };
  return (
    <section className={styles.history} aria-labelledby="act-history">
      <h3 id="act-history">{t('incidents.history')}</h3>
      <ol>
        {versions.map((told, index) => {
          const before = versions[index + 1];
          const what = before ? changedFields(told, before).map((field) => t(`incidents.${field}`)) : [];
          return (
            <li key={told.version}>
              <p>
                <strong>{told.person}</strong> · {time(told.at)} ·{' '}
                {before ? t('incidents.changed', { what: what.join(', ') }) : t('incidents.firstTold')}
              </p>
              {index > 0 && (
                <>
                  <p className={styles.soft}>
                    {[typeOf(told), told.account, t(`incidents.complaints.${told.complaint}`), told.outcome]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </p>
                  <Button look="quiet" disabled={disabled} onClick={() => onRestore(told)}>
                    {t('incidents.restore')}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
