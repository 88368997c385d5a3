import { useTranslation } from 'react-i18next';
import type { StationCard } from '../../../../shared/api/stations.ts';
import type { Figure } from '../../../../shared/protocol/rules/among.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import { useSaid } from './useSaid.ts';
import styles from './StationsTab.module.css';

interface Props {
  card: StationCard;
  names: Names;
  onScan: (scan: number) => void;
}

/** What is known of the station beside what is being typed: register, protocol, tables, who said what. */
export function CardView({ card, names, onScan }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { station, region, district, name, address, voters, protocol } = card;
  const figure = (of: Figure) => (typeof of === 'number' ? number(of) : '–');
  return (
    <section
      className={styles.card}
      aria-label={t('stations.one', { station, region: names.region(region) })}
    >
      <h2>{t('stations.one', { station, region: names.region(region) })}</h2>
      <p className={styles.soft}>{[district, name, address].filter(Boolean).join(' · ')}</p>
      {card.known && !card.listed && <p className={styles.soft}>{t('stations.notListed')}</p>}
      <dl className={styles.facts}>
        <dt>{t('figure.registered')}</dt>
        <dd>{voters === null ? '–' : number(voters)}</dd>
        {protocol && (
          <>
            <dt>{t('stations.protocolVoted')}</dt>
            <dd>
              {figure(protocol.voted)}
              {protocol.doubtful && <span className={styles.doubtful}> ! {t('stations.doubtful')}</span>}
            </dd>
          </>
        )}
      </dl>
      {protocol && <Button onClick={() => onScan(protocol.scan)}>{t('stations.openProtocol')}</Button>}
      <Tables card={card} />
      <History card={card} />
    </section>
  );
}

function Tables({ card: { tables } }: { card: StationCard }) {
  const { t } = useTranslation();
  const said = useSaid();
  if (tables.length === 0) return null;
  return (
    <>
      <h3>{t('stations.byTables')}</h3>
      <ul className={styles.history}>
        {tables.map(({ key, value, source, published }, index) => (
          <li key={index}>
            {said.key(key)}: <strong>{said.value(value)}</strong>{' '}
            <span className={styles.soft}>
              {source}, {published}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function History({ card: { sayings } }: { card: StationCard }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const said = useSaid();
  if (sayings.length === 0) return null;
  return (
    <>
      <h3>{t('stations.byPeople')}</h3>
      <ol className={styles.history}>
        {sayings.map(({ id, key, value, note, person, at }) => (
          <li key={id}>
            {said.key(key)}: <strong>{value === null ? t('stations.takenBack') : said.value(value)}</strong>{' '}
            <span className={styles.soft}>
              {person}, {time(at)}
              {note && ` · ${note}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
