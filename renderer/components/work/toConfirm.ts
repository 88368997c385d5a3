import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';

/** How many protocols wait to be confirmed by anybody. */
export function toConfirm({ counts, resting }: Pick<WorkspaceInfo, 'counts' | 'resting'>): number {
  return counts['to-confirm'] + counts.unplaced - resting;
}
