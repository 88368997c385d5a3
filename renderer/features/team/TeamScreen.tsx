import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { AttentionPart } from './AttentionPart.tsx';
import { BatchList } from './BatchList.tsx';
import { EntryPlanForm } from './EntryPlanForm.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RefusedPart } from './RefusedPart.tsx';
import styles from './TeamScreen.module.css';

/** Who does what: people with what they have done, batches with whose they are and how far, and how often protocols are entered. */
export function TeamScreen({ info }: { info: WorkspaceInfo }) {
  const { t } = useTranslation();
  const { data: team, error, reload } = useQuery('work.team', {}, ['work', 'claim', 'scan', 'intake']);
  const readOnly = info.readOnly !== null;
  const mayChange = !readOnly && info.person !== null && info.person.role !== 'volunteer';
  if (error) return <Failure error={error} />;
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('nav.team')}</h1>
      {team && (
        <>
          <PeopleTable people={team.people} me={info.person} />
          <BatchList
            batches={team.batches}
            people={team.people}
            me={readOnly ? null : info.person}
            onHanded={reload}
          />
        </>
      )}
      <div className={styles.side}>
        {team && <RefusedPart refused={team.refused} />}
        <EntryPlanForm plan={info.entry} mayChange={mayChange} />
        {team && (
          <AttentionPart
            attention={team.attention}
            practised={team.practised}
            mayChange={mayChange}
            onSwitched={reload}
          />
        )}
      </div>
    </div>
  );
}
