import { Fragment, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationsAsked } from '../../../shared/api/counting.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Centre } from '../../components/ui/Centre.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { Behind } from './behind/Behind.tsx';
import { type TabName, tabNames, tabs } from './tabs.tsx';
import styles from './CountScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  /** Part of the screen, as the address has it; what is none is the first one. */
  part: string | null;
  onPart: (part: TabName) => void;
  onScan: (scan: number) => void;
}

/** The stations behind a figure, laid over the part that the figure stands on. */
interface Opened {
  part: string | null;
  title: string;
  asked: StationsAsked;
}

/** From confirmed protocols to what can be said in public: one election, one part at a time. */
export function CountScreen({ info, part, onPart, onScan }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const { data: elections, error } = useQuery('count.elections', {}, ['scan', 'count', 'merge']);
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const showBehind = useCallback(
    (title: string, asked: StationsAsked) => setOpened({ part, title, asked }),
    [part],
  );
  const closeBehind = useCallback(() => setOpened(null), []);
  // The address may name another part by itself: by a bookmark, or by the way back.
  const behind = opened?.part === part ? opened : null;

  if (error && !elections) return <Failure error={error} />;
  if (!elections) return <Centre title={t('count.opening')} />;
  const election = elections.find(({ id }) => id === chosen) ?? elections[0];
  if (!election) return <Centre title={t('count.nothing')} />;
  const here = tabNames.filter((name) => tabs[name]);
  const name = here.find((each) => each === part) ?? here[0];
  const go = (to: TabName) => {
    closeBehind();
    onPart(to);
  };
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t('count.label')}</h1>
        {elections.length > 1 ? (
          <select
            aria-label={t('count.election')}
            value={election.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {elections.map(({ id, title }) => (
              <option key={id} value={id}>
                {text(title)}
              </option>
            ))}
          </select>
        ) : (
          <p className={styles.election}>{text(election.title)}</p>
        )}
        <nav className={styles.tabs} aria-label={t('count.parts')}>
          {here.map((each) => (
            <a
              key={each}
              href={`#/count/${each}`}
              aria-current={each === name ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                go(each);
              }}
            >
              {t(`count.tab.${each}`)}
            </a>
          ))}
        </nav>
      </div>
      <div className={styles.part} hidden={behind !== null}>
        <Fragment key={`${election.id} ${name}`}>
          {name && tabs[name]?.({ info, election, onScan, onBehind: showBehind, onTab: go })}
        </Fragment>
      </div>
      {behind && (
        <Behind
          title={behind.title}
          asked={behind.asked}
          election={election}
          onScan={onScan}
          onClose={closeBehind}
        />
      )}
    </div>
  );
}
