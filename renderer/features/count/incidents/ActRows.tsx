import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentSummary } from '../../../../shared/api/incidents.ts';
import type { Pages } from '../../../api/usePages.ts';
import { LongList } from '../../../components/list/LongList.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import { allActs } from './filter.ts';
import styles from './IncidentsTab.module.css';

const EVERY = JSON.stringify(allActs);

interface Props {
  acts: Pages<'incidents.list'>;
  election: ElectionView;
  names: Names;
  listRef: RefObject<HTMLDivElement | null>;
  open: number | null;
  onOpen: (id: number) => void;
  filterKey: string;
}

/** Rows of the list of acts; moving through it opens them. */
export function ActRows({ acts, election, names, listRef, open, onOpen, filterKey }: Props) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(0);
  const found = open === null ? -1 : acts.indexOf(({ id }) => id === open);
  const active = found >= 0 ? found : Math.min(first, Math.max(0, (acts.total ?? 1) - 1));
  const choose = (index: number) => {
    setFirst(index);
    const act = acts.row(index);
    if (act) onOpen(act.id);
  };
  if (acts.total === 0)
    return <p className={styles.none}>{t(filterKey === EVERY ? 'incidents.noneYet' : 'incidents.none')}</p>;
  return (
    <LongList
      listRef={listRef}
      label={t('incidents.list')}
      total={acts.total}
      rowRem={4.6}
      active={active}
      onActive={choose}
      onOpen={choose}
      onView={acts.need}
      filterKey={filterKey}
      rowClass={styles.row}
    >
      {(index) => <ActCell act={acts.row(index)} election={election} names={names} />}
    </LongList>
  );
}

interface CellProps {
  act: IncidentSummary | undefined;
  election: ElectionView;
  names: Names;
}

function ActCell({ act, election, names }: CellProps) {
  const { t } = useTranslation();
  const { text } = useFormat();
  if (!act) return <div role="gridcell" />;
  const violation = election.violations.find(({ code }) => code === act.type);
  const where =
    act.station === null
      ? t('incidents.noStation')
      : t('incidents.stationShort', { station: String(act.station) });
  const about = [
    act.region === '' ? '' : names.region(act.region),
    act.happened.replace('T', ' '),
    act.number === '' ? '' : `№ ${act.number}`,
    act.files === 0 ? '' : t('incidents.files', { count: act.files }),
  ];
  return (
    <div role="gridcell" className={styles.cell}>
      <span className={styles.title}>{violation ? text(violation.title) : act.type}</span>
      <span className={styles.where}>{where}</span>
      <span className={styles.soft}>{about.filter((part) => part !== '').join(' · ')}</span>
      <span className={styles.soft}>{act.account}</span>
    </div>
  );
}
