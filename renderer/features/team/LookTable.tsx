import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { TeamWork } from '../../../shared/api/work.ts';
import { none } from './none.ts';
import styles from './TeamScreen.module.css';

type Props = Pick<TeamWork, 'attention' | 'practised'>;

/** By person and in all: planted numbers caught, of how many; and the last practice. */
export function LookTable({ attention, practised }: Props) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const share = (of: { caught: number; missed: number } | undefined) =>
    of && of.caught + of.missed > 0
      ? t('attention.share', { caught: of.caught, all: of.caught + of.missed })
      : none;
  const codes = [...attention.people, ...practised].map(({ code }) => code);
  const planted = attention.caught + attention.missed > 0;
  return (
    <>
      {codes.length > 0 && (
        <table className={styles.people}>
          <thead>
            <tr>
              <th scope="col">{t('attention.person')}</th>
              <th scope="col">{t('attention.caught')}</th>
              <th scope="col">{t('nav.practice')}</th>
            </tr>
          </thead>
          <tbody>
            {[...new Set(codes)].sort().map((code) => {
              const practice = practised.find((each) => each.code === code);
              return (
                <tr key={code}>
                  <th scope="row">{code}</th>
                  <td>{share(attention.people.find((each) => each.code === code))}</td>
                  <td className={styles.soft}>
                    {practice
                      ? `${t('practice.mistakes', { count: practice.mistakes })} ${time(practice.at)}`
                      : none}
                  </td>
                </tr>
              );
            })}
            {planted && (
              <tr>
                <th scope="row">{t('attention.all')}</th>
                <td>{share(attention)}</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      )}
      {!planted && <p className={styles.soft}>{t('attention.none')}</p>}
    </>
  );
}
