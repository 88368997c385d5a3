import { z } from 'zod';
import type * as exporting from '../exporting.ts';
import type * as merging from '../merging.ts';
import { scanStatuses } from '../../protocol/status.ts';
import { reads, writes } from './call.ts';
import { rowId, fieldId, path, short } from './parts.ts';

/** Exports, merging, and what is known of one station as evidence. */
export const exchangeCalls = {
  /**
   * Exports protocols; without `path` the host asks where (or offers a download). Null when the person closed the dialog. `zip` is
   * a bundle: the workbook with the pictures.
   */
  'exchange.export': reads<exporting.Exported | null>()(
    z.strictObject({
      format: z.enum(['xlsx', 'csv', 'ods', 'zip']),
      path: path.optional(),
      /** What people have said of scans where absent: flagged, final and cannot-enter ones. */
      statuses: z.array(z.enum(scanStatuses)).optional(),
      /** Every scan, whatever its status. */
      all: z.boolean().default(false),
      /**
       * Of a bundle: the files as they came, or pictures written anew without what files carry beside their pixels. Where absent
       * as they came, but without traces where people are left out.
       */
      pictures: z.enum(['as-they-came', 'without-traces']).optional(),
      language: z.enum(['kk', 'ru', 'en']).default('en'),
      /** Leave out person codes, notes, and names of files and of the workspace. */
      withoutPeople: z.boolean().default(false),
    }),
  ),
  /** Reads files of other workspaces and finds out what merging them would do; nothing is changed. */
  'exchange.look': writes<merging.MergeLook>()(z.strictObject({ paths: z.array(path).min(1).max(2000) })),
  /** Merges what was looked at, in one step that `review.undo` takes back. */
  'exchange.merge': writes<merging.MergeReport>()(z.strictObject({ look: rowId })),
  /** Forgets a look (null: none yet), and ends a look or merge that is under way. */
  'exchange.drop': reads<null>()(z.strictObject({ look: rowId.nullable() })),
  /**
   * Writes everything about one station as one file: pictures, values, people, rules, log, hashes; where, as an export. Fails with
   * `station-unclear` and the stations' list where several have the number. Null when the person closed the dialog.
   */
  'evidence.write': reads<exporting.EvidenceWritten | null>()(
    z.strictObject({
      station: z.int().min(0).max(99_999),
      region: short.optional(),
      /** Id of the election, as its forms name it. */
      election: fieldId.optional(),
      format: z.enum(['html', 'pdf']),
      path: path.optional(),
      language: z.enum(['kk', 'ru', 'en']).default('en'),
      /** Leave out person codes, whatever people wrote, and names of files and of the workspace. */
      withoutPeople: z.boolean().default(false),
      /** Attach pictures without what their files carry. */
      stripPictures: z.boolean().default(false),
    }),
  ),
} as const;
