import type { z } from 'zod';
import { auditCalls } from './calls/audit.ts';
import { countCalls } from './calls/count.ts';
import { designerCalls } from './calls/designer.ts';
import { exchangeCalls } from './calls/exchange.ts';
import { incidentsCalls } from './calls/incidents.ts';
import { intakeCalls } from './calls/intake.ts';
import { papersCalls } from './calls/papers.ts';
import { publishCalls } from './calls/publish.ts';
import { reviewCalls } from './calls/review.ts';
import { scansCalls } from './calls/scans.ts';
import { tablesCalls } from './calls/tables.ts';
import { workspaceCalls } from './calls/workspace.ts';

export type { HostKind } from './calls/call.ts';

/** Every call that a host can carry: name -> input schema and output type, by area in `calls/`. One handler each, in electron/workspace. */
export const contract = {
  ...workspaceCalls,
  ...designerCalls,
  ...intakeCalls,
  ...scansCalls,
  ...reviewCalls,
  ...exchangeCalls,
  ...papersCalls,
  ...auditCalls,
  ...tablesCalls,
  ...countCalls,
  ...incidentsCalls,
  ...publishCalls,
} as const;

export type CallName = keyof typeof contract;
export type Input<Name extends CallName> = z.input<(typeof contract)[Name]['input']>;
/** A call's input after validation, defaults filled in. */
export type Valid<Name extends CallName> = z.output<(typeof contract)[Name]['input']>;
/** What a call answers: plain data that crosses process borders. Times are ISO 8601 in UTC. */
export type Output<Name extends CallName> =
  | NonNullable<(typeof contract)[Name]['output']>
  | (null extends (typeof contract)[Name]['output'] ? null : never);

export const callNames = Object.keys(contract) as CallName[];
