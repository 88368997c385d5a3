import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/context.ts';
import { useQuery } from '../api/useQuery.ts';
import { Failure } from '../components/ui/Failure.tsx';
import { FormsScreen } from '../features/designer/FormsScreen.tsx';
import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { CountScreen } from '../features/count/CountScreen.tsx';
import { ExportScreen } from '../features/export/ExportScreen.tsx';
import { IntakeScreen } from '../features/intake/IntakeScreen.tsx';
import { createMerging } from '../features/merge/merging.ts';
import { MergeScreen } from '../features/merge/MergeScreen.tsx';
import { PapersScreen } from '../features/papers/PapersScreen.tsx';
import { ProtocolsScreen } from '../features/protocols/ProtocolsScreen.tsx';
import { QueueScreen } from '../features/queue/QueueScreen.tsx';
import { createDrafts } from '../features/review/desk/drafts.ts';
import { ReviewScreen } from '../features/review/ReviewScreen.tsx';
import { ResolveScreen } from '../features/resolve/ResolveScreen.tsx';
import { StartScreen } from '../features/start/StartScreen.tsx';
import { TeamScreen } from '../features/team/TeamScreen.tsx';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { Practice } from './Practice.tsx';
import { type Route, type Screen, useRoute } from './useRoute.ts';
import { usePerson } from './usePerson.ts';
import styles from './App.module.css';

/** The whole screen: first who sits here, then one screen at a time under the same header. */
export function App() {
  const { t } = useTranslation();
  const client = useClient();
  const {
    data: info,
    error,
    reload,
  } = useQuery('workspace.info', {}, ['scan', 'intake', 'jobs', 'notice', 'work']);
  const { person, use, leave } = usePerson(client, info?.person ?? null, reload);
  const { route, go } = useRoute();

  if (error && !info) return <Failure error={error} />;
  if (!info || person === 'asking') return <p className={styles.wait}>{t('app.opening')}</p>;
  if (!person) return <StartScreen workspace={info.name} onBegin={use} onPractise={() => go('practice')} />;
  return (
    <div className={styles.app}>
      <Header info={info} person={person} screen={route.screen} onGo={go} onLeave={leave} />
      <Notices info={info} />
      <main className={styles.main} data-screen={route.screen}>
        <CurrentScreen route={route} info={info} onGo={go} />
      </main>
    </div>
  );
}

interface ScreenProps {
  route: Route;
  info: WorkspaceInfo;
  onGo: (screen: Screen, rest?: number | string | null) => void;
}

function CurrentScreen({ route, info, onGo }: ScreenProps) {
  const client = useClient();
  const [drafts] = useState(() => createDrafts());
  const [merging] = useState(() => createMerging(client));
  const openScan = useCallback((scan: number | null) => onGo('review', scan), [onGo]);
  const openSecond = useCallback((scan: number | null) => onGo('second', scan), [onGo]);
  const openDifferences = useCallback((scan: number | null) => onGo('resolve', scan), [onGo]);
  switch (route.screen) {
    case 'intake':
      return <IntakeScreen info={info} onReview={() => onGo('review')} />;
    case 'queue':
      return <QueueScreen info={info} onOpen={openScan} onLook={(scan) => onGo('protocols', scan)} />;
    case 'review':
    case 'second':
      return (
        <ReviewScreen
          key={route.screen}
          task={route.screen === 'second' ? 'second' : 'confirm'}
          info={info}
          drafts={drafts}
          scan={route.scan}
          onOpen={route.screen === 'second' ? openSecond : openScan}
          onPause={() => onGo('queue')}
          onConfirm={() => openScan(null)}
          onSecond={() => openSecond(null)}
          onResolve={openDifferences}
          onIntake={() => onGo('intake')}
          onExport={() => onGo('export')}
        />
      );
    case 'resolve':
      return (
        <ResolveScreen
          scan={route.scan}
          person={info.person?.code ?? ''}
          readOnly={info.readOnly !== null}
          onOpen={openDifferences}
          onReview={openScan}
          onPause={() => onGo('queue')}
        />
      );
    case 'audit':
      return <AuditScreen info={info} onReopened={openScan} />;
    case 'papers':
      return <PapersScreen info={info} />;
    case 'team':
      return <TeamScreen info={info} />;
    case 'protocols':
      return (
        <ProtocolsScreen
          info={info}
          scan={route.scan}
          onSelect={(scan) => onGo('protocols', scan)}
          onReopened={openScan}
        />
      );
    case 'forms':
      return <FormsScreen info={info} draft={route.scan} onOpen={(draft) => onGo('forms', draft)} />;
    case 'merge':
      return (
        <MergeScreen
          info={info}
          merging={merging}
          onScan={openScan}
          onResolve={openDifferences}
          onAudit={() => onGo('audit')}
        />
      );
    case 'count':
      return (
        <CountScreen
          info={info}
          part={route.part}
          onPart={(part) => onGo('count', part)}
          onScan={(scan) => onGo('protocols', scan)}
        />
      );
    case 'export':
      return <ExportScreen info={info} />;
    case 'practice':
      return (
        <Practice info={info} onLeave={() => onGo(info.counts['to-confirm'] > 0 ? 'review' : 'intake')} />
      );
  }
}
