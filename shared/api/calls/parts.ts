import { z } from 'zod';
import { fieldStates } from '../../protocol/values.ts';

export const nothing = z.strictObject({});
export const rowId = z.int().positive();
export const fieldId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
export const path = z.string().min(1).max(4096);
/** SHA-256 in hex. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const short = z.string().trim().max(200);
export const note = z.string().trim().max(2000).default('');
export const code = z.string().regex(/^[FW]\d{3}$/);
export const personCode = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_-]{1,20}$/u);
export const fieldValue = z.strictObject({
  value: z.int().min(0).max(99_999).nullable(),
  state: z.enum(fieldStates),
  corrected: z.boolean(),
});
/** A scan as the person saw it; refused as changed-meanwhile when it has moved on from `version`. */
export const scanSeen = { scan: rowId, version: z.int().min(0) };
export const pointPx = z.tuple([z.number().min(-10_000).max(100_000), z.number().min(-10_000).max(100_000)]);
export const mm = z.number().min(-1000).max(2000);
export const quarterTurn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
