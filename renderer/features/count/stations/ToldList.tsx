import { useTranslation } from 'react-i18next';
import type { Names } from '../names.ts';
import { useSaid } from './useSaid.ts';
import type { Told } from './useSayings.ts';
import styles from './StationsTab.module.css';

const shown = 5;
const signs = { saving: '…', kept: '✓', failed: '✕', 'taken-back': '↶' } as const;

/** What was said here last, the newest first. */
export function ToldList({ told, names }: { told: readonly Told[]; names: Names }) {
  const { t } = useTranslation();
  const said = useSaid();
  if (told.length === 0) return null;
  return (
    <ul className={styles.told} aria-label={t('stations.told')} aria-live="polite">
      {told.slice(0, shown).map(({ n, at, key, value, state }) => (
        <li key={n} data-state={state}>
          <span aria-hidden="true">{signs[state]}</span>{' '}
          {t('stations.one', { station: at.station, region: names.region(at.region) })} · {said.key(key)}:{' '}
          <strong>{said.value(value)}</strong>
          {state === 'failed' && ` · ${t('stations.notKept')}`}
          {state === 'taken-back' && ` · ${t('stations.takenBack')}`}
        </li>
      ))}
    </ul>
  );
}
