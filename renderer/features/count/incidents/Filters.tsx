import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { usePages } from '../../../api/usePages.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import { OneOrAll } from '../../../components/ui/OneOrAll.tsx';
import { Search } from '../../../components/ui/Search.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Names } from '../names.ts';
import { RegionFilter } from '../RegionFilter.tsx';
import { ActRows } from './ActRows.tsx';
import { type ActFilter, asked } from './filter.ts';
import styles from './IncidentsTab.module.css';

interface Props {
  election: ElectionView;
  names: Names;
  filter: ActFilter;
  listRef: RefObject<HTMLDivElement | null>;
  /** The act that is open. */
  open: number | null;
  onFilter: (filter: ActFilter) => void;
  onOpen: (id: number) => void;
  /** Null where nothing can be told. */
  onNew: (() => void) | null;
}

/** The list of acts, and what it is narrowed down to. */
export function Filters({ election, names, filter, listRef, open, onFilter, onOpen, onNew }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const [typed, setTyped] = useState(filter.search);
  const acts = usePages('incidents.list', asked(election.id, filter), ['count']);
  const change = (part: Partial<ActFilter>) => onFilter({ ...filter, ...part });
  const { answer } = acts;
  return (
    <section className={styles.side} aria-label={t('incidents.list')}>
      <div className={styles.filters} role="search">
        <Search
          label={t('incidents.search')}
          value={typed}
          onSearch={(search) => {
            setTyped(search);
            change({ search });
          }}
        />
        <RegionFilter
          election={election}
          names={names}
          label={t('incidents.region')}
          anyRegion={t('incidents.anyRegion')}
          region={filter.region}
          onRegion={(region) => change({ region })}
        />
        <OneOrAll
          label={t('incidents.type')}
          all={t('incidents.anyType')}
          options={election.violations.map(({ code, title }, index) => ({
            key: code,
            name: `${index + 1}. ${text(title)}`,
          }))}
          chosen={filter.type}
          onChoose={(type) => change({ type })}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={filter.withdrawn}
            onChange={({ target }) => change({ withdrawn: target.checked })}
          />
          {t('incidents.withdrawnOnes')}
        </label>
      </div>
      <div className={styles.total}>
        <p role="status">
          {answer &&
            `${t('incidents.total', { count: answer.total })} ${t('incidents.stations', { count: answer.stations })}`}
        </p>
        {onNew && (
          <Button look="main" onClick={onNew}>
            {t('incidents.new')} <Key name="N" />
          </Button>
        )}
      </div>
      {acts.error && <Failure error={acts.error} />}
      <ActRows {...{ acts, election, names, listRef, open, onOpen }} filterKey={JSON.stringify(filter)} />
    </section>
  );
}
