import { z } from 'zod';
import type * as publishing from '../publishing.ts';
import { reads } from './call.ts';
import { nothing, fieldId, path } from './parts.ts';

/** Reports and sites. */
export const publishCalls = {
  /**
   * Writes a report on an election, that with most protocols where none is named, as one file: coverage, totals, comparison, findings, acts
   * of violation, method and sources; where, as an export. Null when the person closed the dialog.
   */
  'report.write': reads<publishing.ReportWritten | null>()(
    z.strictObject({
      election: fieldId.optional(),
      format: z.enum(['html', 'pdf']),
      language: z.enum(['kk', 'ru', 'en']).default('en'),
      path: path.optional(),
    }),
  ),
  /**
   * Writes all confirmed protocols of an election, that with most of them where none is named, as pages that need no server: into a folder that
   * is new, empty or an earlier site; in browser mode as a ZIP file. Null when the person closed the dialog.
   */
  'site.write': reads<publishing.SiteWritten | null>()(
    z.strictObject({
      election: fieldId.optional(),
      path: path.optional(),
      /** Leave out the pictures of protocols. */
      withoutImages: z.boolean().default(false),
    }),
  ),
  /** Ends the writing of reports and sites that is under way; nothing of them is left. */
  'publish.stop': reads<null>()(nothing),
} as const;
