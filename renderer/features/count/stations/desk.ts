import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { Names } from '../names.ts';
import type { OpenCard } from './useCard.ts';
import type { Sayings } from './useSayings.ts';

/** What both ways of the desk work with. */
export interface DeskProps {
  election: ElectionView;
  names: Names;
  region: string;
  onRegion: (region: string) => void;
  card: OpenCard;
  sayings: Sayings;
  readOnly: boolean;
  /** Told the figure of an hour while it is typed; undefined when none is. */
  onTyped: (typed: { hour: string; voted: number } | undefined) => void;
}
