import { z } from 'zod';
import type * as scans from '../scans.ts';
import { scanStatuses } from '../../protocol/status.ts';
import { reads } from './call.ts';
import { rowId, fieldId, short } from './parts.ts';

/** Scans and their pictures. */
export const scansCalls = {
  'scans.list': reads<scans.ScanList>()(
    z.strictObject({
      status: z.array(z.enum(scanStatuses)).optional(),
      form: fieldId.optional(),
      batch: rowId.optional(),
      /** Station number, region, file name or flag code; case folded. */
      search: short.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  'scans.get': reads<scans.ScanDetail>()(z.strictObject({ scan: rowId })),
  /** The straightened page (or, unplaced, the picture itself) as JPEG for the screen. */
  'image.page': reads<scans.Picture>()(z.strictObject({ scan: rowId })),
  /** The original picture, turned and scaled so that its longer side is at most `side` px. */
  'image.original': reads<scans.Picture>()(
    z.strictObject({
      scan: rowId,
      side: z.int().min(64).max(8000).default(2000),
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
    }),
  ),
  /** Where the page may lie in its picture, for a person to put right: by a form's print, the sheet's edges, or the whole picture. */
  'image.corners': reads<scans.ProposedCorners>()(z.strictObject({ scan: rowId })),
} as const;
