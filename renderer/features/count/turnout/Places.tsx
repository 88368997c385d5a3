import { useTranslation } from 'react-i18next';
import type { PlaceTurnout, TurnoutAt, TurnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import styles from './TurnoutTab.module.css';

interface Props {
  line: TurnoutLine;
  hour: string;
  names: Names;
}

const columns = ['place', 'reported', 'registered', 'voted', 'rate', 'silent'] as const;

/** One hour, place by place: over exactly the stations that stated it. */
export function Places({ line, hour, names }: Props) {
  const { t } = useTranslation();
  const isOfficial = [line.country, ...line.regions].some((place) => at(place, hour)?.official);
  const shown = [...columns, ...(isOfficial ? (['official'] as const) : [])];
  return (
    <section className={styles.wide} aria-label={t('turnoutLine.byPlace', { hour })} tabIndex={0}>
      <table className={styles.table}>
        <caption>{t('turnoutLine.byPlace', { hour })}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`turnoutLine.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row at={at(line.country, hour)} isOfficial={isOfficial} title={t('turnoutLine.country')} />
          {line.regions.map((place) => (
            <Row
              key={place.region}
              at={at(place, hour)}
              isOfficial={isOfficial}
              title={names.region(place.region ?? '')}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const at = ({ hours }: PlaceTurnout, hour: string) => hours.find((each) => each.hour === hour);

interface RowProps {
  at: TurnoutAt | undefined;
  isOfficial: boolean;
  title: string;
}

function Row({ at, isOfficial, title }: RowProps) {
  const { t } = useTranslation();
  const { number, hundredths } = useFormat();
  if (!at) return null;
  const { reported, counted, registered, voted, rate, silent, official } = at;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {number(reported)}
        {counted < reported && (
          <small>{t('turnoutLine.withoutRegister', { count: reported - counted })}</small>
        )}
      </td>
      <td>{counted === 0 ? '–' : number(registered)}</td>
      <td>{counted === 0 ? '–' : number(voted)}</td>
      <td>
        <strong>{rate === null ? '–' : hundredths(rate)}</strong>
      </td>
      <td>{number(silent)}</td>
      {isOfficial && (
        <td>
          {official ? (official.rate === null ? number(official.voted) : hundredths(official.rate)) : '–'}
          {official && (
            <small>
              {official.source}, {official.published}
            </small>
          )}
        </td>
      )}
    </tr>
  );
}
