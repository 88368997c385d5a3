import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentTypeRow } from '../../../../shared/protocol/count/incident-table.ts';
import { complaintStates } from '../../../../shared/protocol/count/incidents.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Failure } from '../../../components/ui/Failure.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import styles from './ActTable.module.css';

interface Props {
  election: ElectionView;
  names: Names;
}

/** Acts by type, with the articles of law, and by region, as observers publish them. */
export function ActTable({ election, names }: Props) {
  const { t } = useTranslation();
  const { number, text } = useFormat();
  const { data: table, error } = useQuery('incidents.table', { election: election.id }, ['count']);
  if (error && !table) return <Failure error={error} />;
  if (!table) return null;
  const told = ({ type }: IncidentTypeRow) => election.violations.find(({ code }) => code === type);
  const states = complaintStates.filter((state) => state !== 'none');
  return (
    <section className={styles.table} aria-labelledby="acts-table">
      <h2 id="acts-table">{t('incidents.tableTitle')}</h2>
      <p>
        {t('incidents.summary', {
          acts: t('incidents.total', { count: table.total }),
          stations: t('incidents.stations', { count: table.stations }),
          none: number(table.atNoStation),
        })}{' '}
        {t('incidents.tableNote')}
      </p>
      {table.types.length > 0 && (
        <div className={styles.scroll} role="region" aria-labelledby="acts-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('incidents.type')}</th>
                <th scope="col">{t('incidents.articles')}</th>
                <th scope="col">{t('incidents.all')}</th>
                <th scope="col">{t('incidents.stationsHead')}</th>
                {states.map((state) => (
                  <th key={state} scope="col">
                    {t('incidents.complaint')}: {t(`incidents.complaints.${state}`)}
                  </th>
                ))}
                {table.regions.map((region) => (
                  <th key={region} scope="col">
                    {names.region(region)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.types.map((row) => (
                <tr key={row.type}>
                  <th scope="row">{text(told(row)?.title ?? { en: row.type })}</th>
                  <td className={styles.articles}>{text(told(row)?.articles ?? {})}</td>
                  <td>{number(row.total)}</td>
                  <td>{number(row.stations)}</td>
                  {states.map((state) => (
                    <td key={state}>{number(row.complaints[state])}</td>
                  ))}
                  {table.regions.map((region) => (
                    <td key={region}>{number(row.byRegion[region] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('incidents.all')}</th>
                <td />
                <td>{number(table.total)}</td>
                <td>{number(table.stations)}</td>
                {states.map((state) => (
                  <td key={state}>{number(table.complaints[state])}</td>
                ))}
                {table.regions.map((region) => (
                  <td key={region}>{number(table.byRegion[region] ?? 0)}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}
