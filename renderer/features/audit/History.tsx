import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { AuditRow } from '../../../shared/api/auditing.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { actDetail, knownAct } from './history.ts';
import styles from './FlagView.module.css';

/** Who did what with a page, and when, newest first; asked for anew when its version has grown. */
export function History({ scan, version }: { scan: number; version: number }) {
  const { t } = useTranslation();
  return (
    <section className={styles.history} aria-label={t('audit.history')}>
      <h3>{t('audit.history')}</h3>
      <Events key={version} scan={scan} />
    </section>
  );
}

function Events({ scan }: { scan: number }) {
  const { data: events } = useQuery('audit.log', { scan, limit: 100 });
  return (
    <ol>
      {events?.map((event) => (
        <Event key={event.seq} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { event: AuditRow }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const act = knownAct(event.act);
  const { codes, outcome, reason, act: about, status } = actDetail(event.detail);
  const details = [
    about && t(`history.${about}`),
    codes.join(', '),
    outcome && t(`audit.outcome.${outcome}`),
    reason && t(`cannotEnter.${reason}`),
  ].filter(Boolean);
  return (
    <li>
      <span className={styles.soft}>
        {time(event.at)} · {event.person === MACHINE ? t('history.machine') : event.person}
      </span>
      <span>
        {act ? t(`history.${act}`) : t('history.unknown')}
        {details.length > 0 && `: ${details.join(' · ')}`}
        {status && <span className={styles.soft}> → {t(`status.${status}`)}</span>}
      </span>
    </li>
  );
}
