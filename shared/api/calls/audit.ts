import { z } from 'zod';
import type * as auditing from '../auditing.ts';
import type * as reviewing from '../reviewing.ts';
import { reads, writes } from './call.ts';
import { code, hash, nothing, rowId, scanSeen } from './parts.ts';

/** Flags and the log. */
export const auditCalls = {
  /** Flags of confirmed protocols, errors first, by rule. */
  'audit.flags': reads<auditing.FlagList>()(
    z.strictObject({
      code: code.optional(),
      state: z.enum(['open', 'closed']).default('open'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  /** What rules between protocols find of confirmed ones, errors first, by rule; closed ones too. */
  'audit.between': reads<auditing.FlagRow[]>()(nothing),
  /** Closes a flag without another entry; an auditor's act. `fixed` comes of `review.correct`. */
  'audit.close': writes<reviewing.Saved>()(
    z.strictObject({
      ...scanSeen,
      code,
      outcome: z.enum(['as-on-paper', 'not-an-error']),
      reason: z.string().trim().max(500).default(''),
    }),
  ),
  /** Walks log, rows and originals; names the first break. `head`: one that was published earlier, to be found in the log. */
  'audit.verify': reads<auditing.Verified>()(z.strictObject({ head: hash.optional() })),
  /** The head of the log with its signature. */
  'audit.head': reads<auditing.LogHead>()(nothing),
  'audit.log': reads<auditing.AuditRow[]>()(
    z.strictObject({
      scan: rowId.optional(),
      before: rowId.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
} as const;
