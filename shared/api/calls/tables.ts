import { z } from 'zod';
import type * as tables from '../tables.ts';
import { publicationKinds } from '../../protocol/count/counted.ts';
import { tableMapping } from '../table-mapping.ts';
import { reads, writes } from './call.ts';
import { rowId, fieldId, path, short } from './parts.ts';

/** Published tables. */
export const tablesCalls = {
  /**
   * Reads a published table and proposes how to understand its columns; `election`: that with most protocols where absent. Answers
   * why where the file is not read.
   */
  'tables.look': reads<tables.TableLooked>()(
    z.strictObject({ path, kind: z.enum(publicationKinds), election: fieldId.optional() }),
  ),
  /** What a table that was looked at would give, understood another way. */
  'tables.map': reads<tables.TableLook>()(z.strictObject({ look: rowId, mapping: tableMapping })),
  /** Takes a table that was looked at; its file is kept. */
  'tables.take': writes<tables.PublicationView>()(
    z.strictObject({ look: rowId, mapping: tableMapping, source: short.min(1), published: z.iso.date() }),
  ),
  'tables.drop': reads<null>()(z.strictObject({ look: rowId })),
  /** Tables that came in, withdrawn ones too; versions of one source's table together, the last one first. */
  'tables.list': reads<tables.PublicationView[]>()(
    z.strictObject({ kind: z.enum(publicationKinds).optional() }),
  ),
  /** Withdraws a table, so that it counts no more, or brings it back. */
  'tables.withdraw': writes<tables.PublicationView>()(
    z.strictObject({ publication: rowId, inForce: z.boolean() }),
  ),
} as const;
