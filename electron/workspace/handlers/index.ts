import type { Handlers } from '../rooms.ts';
import { auditHandlers } from './audit.ts';
import { countHandlers } from './count.ts';
import { comparisonHandlers } from './count-comparison.ts';
import { forensicsHandlers } from './count-forensics.ts';
import { totalsHandlers } from './count-totals.ts';
import { designerHandlers } from './designer.ts';
import { evidenceHandlers } from './evidence.ts';
import { exchangeHandlers } from './exchange.ts';
import { formHandlers } from './forms.ts';
import { incidentHandlers } from './incidents.ts';
import { intakeHandlers } from './intake.ts';
import { jobHandlers } from './jobs.ts';
import { paperHandlers } from './papers.ts';
import { peopleHandlers } from './people.ts';
import { placingHandlers } from './placing.ts';
import { practiceHandlers } from './practice.ts';
import { publishHandlers } from './publish.ts';
import { reviewHandlers } from './review.ts';
import { scanHandlers } from './scans.ts';
import { stationHandlers } from './stations.ts';
import { tableHandlers } from './tables.ts';
import { workHandlers } from './work.ts';
import { workspaceHandlers } from './workspace.ts';

/** One handler for each call of the contract. */
export const handlers: Handlers = {
  ...workspaceHandlers,
  ...peopleHandlers,
  ...workHandlers,
  ...formHandlers,
  ...designerHandlers,
  ...intakeHandlers,
  ...jobHandlers,
  ...scanHandlers,
  ...reviewHandlers,
  ...practiceHandlers,
  ...placingHandlers,
  ...paperHandlers,
  ...exchangeHandlers,
  ...evidenceHandlers,
  ...auditHandlers,
  ...stationHandlers,
  ...countHandlers,
  ...comparisonHandlers,
  ...totalsHandlers,
  ...forensicsHandlers,
  ...tableHandlers,
  ...incidentHandlers,
  ...publishHandlers,
};
