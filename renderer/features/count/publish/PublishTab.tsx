import type { TabProps } from '../tabs.tsx';
import { ReportPart } from './ReportPart.tsx';
import { SitePart } from './SitePart.tsx';
import styles from './PublishTab.module.css';

/** What leaves for the public: a report in one file, and a site of all protocols. */
export function PublishTab({ info, election }: TabProps) {
  return (
    <div className={styles.tab}>
      <ReportPart election={election.id} />
      <SitePart election={election.id} folders={info.host.dialogs} />
    </div>
  );
}
