import { z } from 'zod';

/** What is known of an election beside its forms, as data: regions, hours of voting, types of violation. */

const text = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1)).refine((names) => 'en' in names, {
  message: 'add an "en" text',
});
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as HH:MM');

const regionSchema = z.strictObject({
  id,
  name: text,
  /** Other names that tables and people use for it. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Column and row of its tile on the map, from 0, north up. */
  tile: z.tuple([z.int().min(0).max(40), z.int().min(0).max(40)]).optional(),
});

const violationSchema = z.strictObject({
  code: id,
  title: text,
  /** Articles of the election law that it offends, as they are cited; empty where none is named. */
  articles: text.or(z.strictObject({})),
});

export const electionSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  /** As the election's forms name it. */
  id,
  title: text,
  /** Day of voting, YYYY-MM-DD. */
  day: z.iso.date(),
  regions: z.array(regionSchema).max(500).default([]),
  turnout: z
    .strictObject({ opens: hour, closes: hour, summaries: z.array(hour).max(24) })
    .default({ opens: '07:00', closes: '20:00', summaries: ['13:00', '15:00', '20:00'] }),
  /** From which turnout and share of the leader on, in percent, a station lies in the corner that stuffing fills. */
  stuffing: z
    .strictObject({ turnoutPct: z.number().min(0).max(100), sharePct: z.number().min(0).max(100) })
    .default({ turnoutPct: 70, sharePct: 75 }),
  violations: z.array(violationSchema).max(200).default([]),
});

/** An election's file, defaults filled in. */
export type ElectionFile = z.infer<typeof electionSchema>;
export type Violation = ElectionFile['violations'][number];

/** The published JSON Schema (draft 2020-12) of an election's file. */
export function electionJsonSchema(): unknown {
  return z.toJSONSchema(electionSchema, { io: 'input', target: 'draft-2020-12' });
}
