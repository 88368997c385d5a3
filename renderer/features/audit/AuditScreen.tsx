import { useState } from 'react';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { FlagDesk } from './FlagDesk.tsx';
import { LogPart } from './log/LogPart.tsx';

interface Props {
  info: WorkspaceInfo;
  /** A protocol is back to be confirmed. */
  onReopened: (scan: number) => void;
}

/** What rules object to, and the log that vouches for everything. */
export function AuditScreen({ info, onReopened }: Props) {
  const [showsLog, setShowsLog] = useState(false);
  if (showsLog) return <LogPart onBack={() => setShowsLog(false)} />;
  return <FlagDesk info={info} onReopened={onReopened} onLog={() => setShowsLog(true)} />;
}
