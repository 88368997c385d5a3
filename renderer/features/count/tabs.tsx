import type { ReactNode } from 'react';
import type { ElectionView, StationsAsked } from '../../../shared/api/counting.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { ComparisonTab } from './comparison/ComparisonTab.tsx';
import { ForensicsTab } from './forensics/ForensicsTab.tsx';
import { IncidentsTab } from './incidents/IncidentsTab.tsx';
import { PublishTab } from './publish/PublishTab.tsx';
import { MapTab } from './map/MapTab.tsx';
import { StationsTab } from './stations/StationsTab.tsx';
import { TablesTab } from './tables/TablesTab.tsx';
import { TotalsTab } from './totals/TotalsTab.tsx';
import { TurnoutTab } from './turnout/TurnoutTab.tsx';

/** Parts of the count's screen, in the order in which they stand. */
export const tabNames = [
  'totals',
  'comparison',
  'map',
  'forensics',
  'turnout',
  'incidents',
  'stations',
  'tables',
  'publish',
] as const;
export type TabName = (typeof tabNames)[number];

export interface TabProps {
  info: WorkspaceInfo;
  election: ElectionView;
  /** Opens a protocol with its image. */
  onScan: (scan: number) => void;
  /** Opens the list of stations that a number stands for, under a title. */
  onBehind: (title: string, asked: StationsAsked) => void;
  onTab: (name: TabName) => void;
}

/** What each part shows, as `totals: (props) => <TotalsTab {...props} />`. */
export const tabs: Partial<Record<TabName, (props: TabProps) => ReactNode>> = {
  comparison: (props) => <ComparisonTab {...props} />,
  forensics: (props) => <ForensicsTab {...props} />,
  totals: (props) => <TotalsTab {...props} />,
  map: (props) => <MapTab {...props} />,
  turnout: (props) => <TurnoutTab {...props} />,
  incidents: (props) => <IncidentsTab {...props} />,
  stations: (props) => <StationsTab {...props} />,
  tables: (props) => <TablesTab {...props} />,
  publish: (props) => <PublishTab {...props} />,
};
