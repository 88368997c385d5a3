import { z } from 'zod';
import { complaintStates, incidentLimits, isLocalTime } from '../protocol/count/incidents.ts';
import { isPersonCode } from '../protocol/people.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const text = (longest: number) => z.string().trim().max(longest).default('');

/** What a person says of an act of violation; its files come by `incidents.attach`. */
export const incidentInput = {
  /** That with most protocols where absent. */
  election: id.optional(),
  /** By any of its names. */
  region: text(200),
  station: z.int().min(0).max(99_999).nullable().default(null),
  type: id,
  happened: z
    .string()
    .refine((time) => time === '' || isLocalTime(time), { message: 'write YYYY-MM-DDTHH:MM' })
    .default(''),
  number: text(incidentLimits.number),
  account: text(incidentLimits.account),
  people: z
    .array(z.string().refine(isPersonCode, { message: 'codes only' }))
    .max(incidentLimits.people)
    .default([]),
  complaint: z.enum(complaintStates).default('none'),
  outcome: text(incidentLimits.outcome),
  /** Hashes of those files of any of its versions that stay attached; all that are attached where absent. */
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(incidentLimits.files)
    .optional(),
  withdrawn: z.boolean().default(false),
};
