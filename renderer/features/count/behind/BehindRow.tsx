import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { StationBehind } from '../../../../shared/protocol/count/behind.ts';
import { useNames } from '../names.ts';
import styles from './Behind.module.css';

interface Props {
  row: StationBehind | undefined;
  election: ElectionView;
  /** Whether the list is about a figure. */
  valued: boolean;
}

/** Cells of one station. */
export function BehindRow({ row, election, valued }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { region } = useNames(election);
  if (!row) return <span role="gridcell" />;
  const place = [region(row.region), row.district, row.listed ? '' : t('behind.unlisted')]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <span role="gridcell" className={styles.station}>
        {row.station}
      </span>
      <span role="gridcell" title={place}>
        {place}
      </span>
      {valued && (
        <span role="gridcell" className={styles.value}>
          <Value row={row} />
        </span>
      )}
      <span role="gridcell">
        <State row={row} />
      </span>
      <span role="gridcell" className={styles.papers}>
        {row.papers > 0 && number(row.papers)}
      </span>
    </>
  );
}

/** What the counted paper states: a number, or why it is none. */
function Value({ row: { figure, papers } }: { row: StationBehind }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (papers === 0) return null;
  if (typeof figure === 'number') return number(figure);
  if (figure === 'blank') return <span className={styles.soft}>{t('behind.blank')}</span>;
  return <span className={styles.soft}>{t(figure === null ? 'behind.illegible' : 'behind.absent')}</span>;
}

/** Whether its paper counts as it is, is in doubt, or why there is none: a sign, a colour and words. */
function State({ row }: { row: StationBehind }) {
  const { t } = useTranslation();
  const [look, said] = stateOf(row, t);
  return (
    <span className={styles[look]}>
      <span aria-hidden="true" className={styles.sign}>
        {signs[look]}
      </span>
      {said}
    </span>
  );
}

const signs = { none: '–', doubt: '!', differ: '≠', sound: '✓' } as const;

function stateOf(
  { papers, differ, flagged, reason }: StationBehind,
  t: TFunction,
): [keyof typeof signs, string] {
  if (papers === 0) return ['none', reason === null ? t('behind.unsaid') : t(`noProtocol.${reason}`)];
  if (differ) return ['differ', t('behind.differ')];
  return flagged ? ['doubt', t('behind.flagged')] : ['sound', t('behind.sound')];
}
