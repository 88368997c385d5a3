import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../../components/list/LongList.tsx';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import { alikeness, type PairRow } from './rows.ts';
import type { Papers, Place } from './usePapers.ts';
import styles from './PapersScreen.module.css';

interface Props {
  listRef: RefObject<HTMLDivElement | null>;
  papers: Papers;
  place: Place;
}

const nothing = () => undefined;

/** The rows of the chosen part. */
export function PaperTable({ listRef, papers, place }: Props) {
  const { t } = useTranslation();
  const { part, index, choose } = place;
  const rows = papers[part];
  if (!rows) return <p className={styles.none}>{t('papers.looking')}</p>;
  if (rows.length === 0) return <p className={styles.none}>{t(`papers.none.${part}`)}</p>;
  return (
    <LongList
      listRef={listRef}
      label={t(`papers.list.${part}`)}
      total={rows.length}
      rowRem={4.2}
      active={index}
      onActive={choose}
      onOpen={choose}
      onView={nothing}
      filterKey={part}
      rowClass={styles.row}
    >
      {(at) => (part === 'documents' ? documentCell(papers.documents?.[at]) : pairCell(papers[part]?.[at]))}
    </LongList>
  );
}

const documentCell = (row: PaperDocument | undefined) => row && <DocumentCell row={row} />;
const pairCell = (row: PairRow | undefined) => row && <PairCell row={row} />;

function PairCell({ row: { one, other, likeness, annulled } }: { row: PairRow }) {
  const { t } = useTranslation();
  const state = likeness === null ? null : t(`papers.degree.${alikeness(likeness)}`);
  return (
    <Cell
      title={one.station === null ? one.name : t('papers.station', { station: one.station })}
      mark={annulled ? t('papers.annulled') : state}
    >
      {[one.region, one.name, other.name].filter(Boolean).join(' · ')}
    </Cell>
  );
}

function DocumentCell({ row }: { row: PaperDocument }) {
  const { t } = useTranslation();
  const [link] = row.links;
  return (
    <Cell title={row.name} mark={link ? t(`papers.kind.${link.kind}`) : null}>
      {[row.region, t(`status.${row.status}`)].filter(Boolean).join(' · ')}
    </Cell>
  );
}

function Cell({ title, mark, children }: { title: string; mark: string | null; children: ReactNode }) {
  return (
    <div role="gridcell" className={styles.cell}>
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.mark}>{mark}</span>
      <span className={styles.soft}>{children}</span>
    </div>
  );
}
