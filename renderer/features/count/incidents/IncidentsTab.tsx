import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDrafts, type Drafts } from '../../../components/drafts/drafts.ts';
import { useNames } from '../names.ts';
import type { TabProps } from '../tabs.tsx';
import { ActDesk } from './ActDesk.tsx';
import { ActTable } from './ActTable.tsx';
import { Exchange } from './Exchange.tsx';
import { allActs } from './filter.ts';
import { Filters } from './Filters.tsx';
import type { ActForm } from './form.ts';
import { KnownAct } from './KnownAct.tsx';
import { regionShown } from './region.ts';
import { useActKeys } from './useActKeys.ts';
import styles from './IncidentsTab.module.css';

const views = ['list', 'table', 'exchange'] as const;

/** Which act is open: one that was told, a new one, or none. */
type Open = number | 'new' | null;

/** Acts of violation: told, found again, counted by type and region, taken in and out as tables. */
export function IncidentsTab({ info, election }: Pick<TabProps, 'info' | 'election'>) {
  const { t } = useTranslation();
  const names = useNames(election);
  const [view, setView] = useState<(typeof views)[number]>('list');
  const [filter, setFilter] = useState(allActs);
  const [open, setOpen] = useState<Open>(null);
  // Counts new acts that were begun: each has a form of its own.
  const [begun, setBegun] = useState(0);
  const [region, setRegion] = useState('');
  const [drafts] = useState<Drafts<ActForm>>(() => createDrafts(`hattama.incident.${info.id}.`));
  const list = useRef<HTMLDivElement>(null);
  const type = useRef<HTMLInputElement>(null);

  function begin(): void {
    setView('list');
    setOpen('new');
    setBegun((before) => before + 1);
  }
  useEffect(() => {
    if (begun > 0) type.current?.focus();
  }, [begun]);

  useActKeys('KeyN', { ctrl: false }, info.readOnly === null ? begin : null);

  const desk = { info, election, drafts, typeRef: type, region, onBack: () => list.current?.focus() };
  return (
    <div className={styles.screen}>
      <div className={styles.views} role="group" aria-label={t('incidents.views')}>
        {views.map((each) => (
          <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
            {t(`incidents.view.${each}`)}
          </button>
        ))}
        {view === 'list' && <p className={styles.keys}>{t('incidents.keys')}</p>}
      </div>
      {view === 'table' && <ActTable election={election} names={names} />}
      {view === 'exchange' && <Exchange info={info} election={election} />}
      {view === 'list' && (
        <div className={styles.list}>
          <Filters
            {...{ election, names, filter }}
            listRef={list}
            open={typeof open === 'number' ? open : null}
            onFilter={setFilter}
            onOpen={setOpen}
            onNew={info.readOnly === null ? begin : null}
          />
          {open === null && <p className={styles.none}>{t('incidents.choose')}</p>}
          {open === 'new' && (
            <ActDesk
              key={`new ${begun}`}
              {...desk}
              view={null}
              onTold={(told) => {
                setRegion(regionShown(told, election, names));
                setOpen(told.id);
                list.current?.focus();
              }}
            />
          )}
          {typeof open === 'number' && <KnownAct key={open} {...desk} id={open} />}
        </div>
      )}
    </div>
  );
}
