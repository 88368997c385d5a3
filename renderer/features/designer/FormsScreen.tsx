import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { DraftScreen } from './DraftScreen.tsx';
import { FormsList } from './FormsList.tsx';

interface Props {
  info: WorkspaceInfo;
  /** The draft that is being drawn; null: the list of forms. */
  draft: number | null;
  onOpen: (draft: number | null) => void;
}

/** Forms of the workspace, and the designer in which new ones are drawn. */
export function FormsScreen({ info, draft, onOpen }: Props) {
  return draft === null ? (
    <FormsList info={info} onOpen={onOpen} />
  ) : (
    <DraftScreen key={draft} id={draft} folder={info.folder} onClose={() => onOpen(null)} />
  );
}
