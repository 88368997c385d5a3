import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forensics } from '../../../../shared/protocol/count/forensics/forensics.ts';
import type { PlotRow } from '../../../../shared/plots/forensics/rows.ts';
import { LongList } from '../../../components/list/LongList.tsx';
import styles from './ForensicsTab.module.css';

interface Props {
  label: string;
  data: Forensics;
  rows: readonly PlotRow[];
  onOpen: (stations: readonly number[]) => void;
}

const nothing = () => undefined;

/** What a plot shows as a table, the unusual first; a row leads to its protocol, or to the stations behind it. */
export function PlotTable({ label, data, rows, onOpen }: Props) {
  const { t } = useTranslation();
  const [active, setActive] = useState(0);
  return (
    <LongList
      label={label}
      total={rows.length}
      rowRem={2.2}
      active={active}
      onActive={setActive}
      onOpen={(index) => onOpen(rows[index]?.stations ?? [])}
      onView={nothing}
      filterKey={`${label} ${data.region}`}
      rowClass={styles.row}
      head={[t('forensics.column.what'), t('forensics.column.values')].map((name) => (
        <span key={name} role="columnheader">
          {name}
        </span>
      ))}
    >
      {(index) => <Row row={rows[index]} />}
    </LongList>
  );
}

function Row({ row }: { row: PlotRow | undefined }) {
  if (!row) return null;
  return (
    <>
      <span role="gridcell" className={styles.cell}>
        <span aria-hidden="true" className={styles.sign}>
          {row.unusual ? '▲' : ''}
        </span>
        {row.name()}
      </span>
      <span role="gridcell" className={styles.cell}>
        {row.text()}
      </span>
    </>
  );
}
