import type { contract } from '../../../../shared/api/contract.ts';
import type { InputsOf } from './call-inputs.ts';
import { auditInputs } from './inputs/audit.ts';
import { countInputs } from './inputs/count.ts';
import { designerInputs } from './inputs/designer.ts';
import { exchangeInputs } from './inputs/exchange.ts';
import { incidentsInputs } from './inputs/incidents.ts';
import { intakeInputs } from './inputs/intake.ts';
import { papersInputs } from './inputs/papers.ts';
import { publishInputs } from './inputs/publish.ts';
import { reviewInputs } from './inputs/review.ts';
import { scansInputs } from './inputs/scans.ts';
import { tablesInputs } from './inputs/tables.ts';
import { workspaceInputs } from './inputs/workspace.ts';

/** For each call of the contract what it is tried with: a call that is missing here, or a room's one too many, is an error of types. */
export const inputs: InputsOf<typeof contract> = {
  ...workspaceInputs,
  ...designerInputs,
  ...intakeInputs,
  ...scansInputs,
  ...reviewInputs,
  ...exchangeInputs,
  ...papersInputs,
  ...auditInputs,
  ...tablesInputs,
  ...countInputs,
  ...incidentsInputs,
  ...publishInputs,
};
