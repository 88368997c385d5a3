import { z } from 'zod';
import { isMeaning, LEFT_OUT } from '../protocol/count/mapping.ts';

const name = z.string().trim().min(1).max(300);
const nameSaid = z.union([
  z.strictObject({ is: z.literal('own') }),
  z.strictObject({ is: z.enum(['same', 'part']), region: name }),
]);

/** How a person says that the columns of a table are understood. */
export const tableMapping = z.strictObject({
  sheet: z.string().max(300),
  header: z.int().min(0).max(10_000),
  columns: z
    .array(z.string().max(100).refine(isMeaning, 'no column can be taken for that'))
    .max(1000)
    .refine((columns) => {
      const taken = columns.filter((meaning) => meaning !== LEFT_OUT);
      return new Set(taken).size === taken.length;
    }, 'two columns are taken for the same')
    .readonly(),
  region: z.string().trim().max(300).default(''),
  names: z.record(name, nameSaid).readonly().default({}),
});
