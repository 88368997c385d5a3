import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../api/useQuery.ts';
import { Centre } from '../../../components/ui/Centre.tsx';
import type { PublicationKind } from '../../../../shared/protocol/count/counted.ts';
import type { TabProps } from '../tabs.tsx';
import { Begin } from './Begin.tsx';
import { LookDesk } from './LookDesk.tsx';
import { Published } from './Published.tsx';
import styles from './TablesTab.module.css';
import { useLooking } from './useLooking.ts';

/** Tables of others: taken in, understood, withdrawn. */
export function TablesTab({ info, election }: TabProps) {
  const { t } = useTranslation();
  const looking = useLooking(election.id);
  // The next table is often of the same kind.
  const [kind, setKind] = useState<PublicationKind>('official');
  const { data: tables } = useQuery('tables.list', {}, ['count']);
  const here = (tables ?? []).filter((each) => each.election === election.id);
  const { state } = looking;
  if (state.at === 'reading') return <Centre title={t('tables.reading')} />;
  if (state.at === 'looked')
    return <LookDesk state={state} looking={looking} election={election} tables={here} />;
  return (
    <div className={styles.tab}>
      <Begin info={info} state={state} looking={looking} kind={kind} onKind={setKind} />
      <Published tables={here} election={election} readOnly={info.readOnly !== null} />
    </div>
  );
}
