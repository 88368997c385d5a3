import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../../api/usePages.ts';
import { LongList } from '../../../components/list/LongList.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView, StationsAsked } from '../../../../shared/api/counting.ts';
import type { StationOrder } from '../../../../shared/protocol/count/behind.ts';
import { BehindRow } from './BehindRow.tsx';
import { useReturn } from './useReturn.ts';
import styles from './Behind.module.css';

interface Props {
  title: string;
  asked: StationsAsked;
  election: ElectionView;
  onScan: (scan: number) => void;
  onClose: () => void;
}

/** The stations that a number stands for; from each its protocol opens with its image. Esc leads back to the number. */
export function Behind({ title, asked, election, onScan, onClose }: Props) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<StationOrder>('station');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = usePages('count.behind', { election: election.id, ...asked, order }, ['scan', 'count']);
  const { total } = found;
  const valued = asked.key !== undefined && asked.set !== 'lacking';
  useReturn(onClose);
  useEffect(() => {
    if (total !== null) list.current?.focus();
  }, [total]);

  const columns = (['station', 'place', 'value', 'state', 'papers'] as const).filter(
    (column) => valued || column !== 'value',
  );
  return (
    <section className={styles.behind} aria-label={title}>
      <header className={styles.head}>
        <Button onClick={onClose}>
          {t('count.back')} <Key name="Esc" />
        </Button>
        <h2>{title}</h2>
        <Counted found={found.answer} valued={valued} />
        {valued && (
          <Button
            aria-pressed={order === 'value'}
            onClick={() => {
              setOrder(order === 'value' ? 'station' : 'value');
              setActive(0);
            }}
          >
            {t('behind.byValue')}
          </Button>
        )}
      </header>
      {found.error && <Failure error={found.error} />}
      {total === 0 && <p className={styles.empty}>{t('behind.none')}</p>}
      {total !== null && total > 0 && (
        <LongList
          listRef={list}
          label={title}
          total={total}
          rowRem={2.4}
          active={active}
          onActive={setActive}
          onOpen={(index) => {
            const scan = found.row(index)?.scan;
            if (typeof scan === 'number') onScan(scan);
          }}
          onView={found.need}
          filterKey={order}
          rowClass={[styles.row, valued ? styles.valued : ''].join(' ')}
          head={columns.map((column) => (
            <span key={column} role="columnheader" className={column === 'value' ? styles.value : undefined}>
              {t(`behind.column.${column}`)}
            </span>
          ))}
        >
          {(index) => <BehindRow row={found.row(index)} election={election} valued={valued} />}
        </LongList>
      )}
    </section>
  );
}

/** How many stations these are, and what they add up to. */
function Counted({
  found,
  valued,
}: {
  found: { total: number; sum: number; lacking: number } | undefined;
  valued: boolean;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <p role="status" className={styles.counted}>
      {found &&
        [
          t('behind.stations', { count: found.total, n: number(found.total) }),
          valued && t('behind.sum', { sum: number(found.sum) }),
          valued &&
            found.lacking > 0 &&
            t('behind.lacking', { count: found.lacking, n: number(found.lacking) }),
        ]
          .filter(Boolean)
          .join(' · ')}
    </p>
  );
}
