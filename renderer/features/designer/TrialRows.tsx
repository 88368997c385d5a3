import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Trial } from './useTrials.ts';
import styles from './TryStep.module.css';

interface Props {
  trials: readonly Trial[];
  shown: number | null;
  onShow: (scan: number) => void;
}

/** Each scan that was tried: whether the form lies on it, and how many of its fields are read for sure. */
export function TrialRows({ trials, shown, onShow }: Props) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  return (
    <ol className={styles.trials}>
      {trials.map(({ scan, extraction }) => {
        const isPlaced = extraction?.status === 'read';
        const fields = Object.values(extraction?.fields ?? {});
        const sure = fields.filter(({ accept }) => accept).length;
        return (
          <li key={scan.id}>
            <button
              type="button"
              aria-current={scan.id === shown ? 'true' : undefined}
              onClick={() => onShow(scan.id)}
            >
              <span>
                <span aria-hidden="true">{isPlaced ? '✓' : '?'}</span> {scan.name}
              </span>
              <small>
                {isPlaced
                  ? `${percent(extraction.score)} · ${t('designer.sure', { sure: number(sure), fields: number(fields.length) })}`
                  : t('designer.notPlaced')}
              </small>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
