import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { PersonWork } from '../../../shared/api/work.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import { none } from './none.ts';
import styles from './TeamScreen.module.css';

const counts = ['first', 'second', 'resolved', 'corrected', 'cannotEnter'] as const;

/** What each person has done; a share of mistakes only where their entries were compared with another's. */
export function PeopleTable({ people, me }: { people: readonly PersonWork[]; me: Person | null }) {
  const { t } = useTranslation();
  const { number, time } = useFormat();
  return (
    <section className={styles.part} aria-labelledby="team-people">
      <h2 id="team-people">{t('team.people')}</h2>
      <div className={styles.wide} tabIndex={0} role="region" aria-labelledby="team-people">
        <table className={styles.people}>
          <thead>
            <tr>
              <th scope="col">{t('team.column.person')}</th>
              {counts.map((count) => (
                <th key={count} scope="col" className={styles.figure}>
                  {t(`team.column.${count}`)}
                </th>
              ))}
              <th scope="col" className={styles.figure} title={t('team.mistakenHelp')}>
                {t('team.column.mistaken')}
              </th>
              <th scope="col">{t('team.column.lastAt')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.code}>
                <th scope="row">
                  {person.code}{' '}
                  <span className={styles.soft}>
                    {t(`role.${person.role}`)}
                    {person.code === me?.code && ` · ${t('team.me')}`}
                  </span>
                </th>
                {counts.map((count) => (
                  <td key={count} className={styles.figure}>
                    {number(person[count])}
                  </td>
                ))}
                <td className={styles.figure}>
                  {person.compared === 0
                    ? none
                    : t('team.mistakenOf', { mistaken: person.mistaken, compared: person.compared })}
                </td>
                <td className={styles.soft}>{person.lastAt ? time(person.lastAt) : none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
