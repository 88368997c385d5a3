import type { ElectionView } from '../../../shared/api/counting.ts';
import type { Language } from '../../../shared/forms/checks.ts';
import type { CountedElection } from '../../../shared/protocol/count/counted.ts';
import { gatherFacts } from '../facts.ts';
import type { PublishTools } from '../site/write.ts';
import { reportDocument } from './document.ts';

/** Makes the report on an election as a page of HTML that carries all it shows. */
export function makeReport(
  count: CountedElection,
  view: ElectionView,
  language: Language,
  { db, workspace }: Pick<PublishTools, 'db' | 'workspace'>,
): string {
  return reportDocument(gatherFacts(db, workspace, count, view), language);
}
