import { z } from 'zod';
import type * as designs from '../designs.ts';
import type * as scans from '../scans.ts';
import { designSchema } from '../../forms/design.ts';
import type { PageExtraction } from '../extraction.ts';
import { reads, windowOnly, writes } from './call.ts';
import { nothing, rowId, fieldId, short, pointPx, quarterTurn } from './parts.ts';

/** A form being drawn as the person saw it; refused as changed-meanwhile when it has moved on from `version`. */
const draftSeen = { draft: rowId, version: z.int().min(0) };

/** Drawing a form. */
export const designerCalls = {
  /** Forms that are being drawn, the last changed first. */
  'designer.drafts': reads<designs.DraftSummary[]>()(nothing),
  'designer.draft': reads<designs.FormDraft>()(z.strictObject({ draft: rowId })),
  /** Begins to draw a form on a scan, on a form that is here, or on a picture handed over as base64. */
  'designer.begin': writes<designs.BegunDraft>()(
    z.union([
      z.strictObject({ scan: rowId }),
      z.strictObject({ form: fieldId }),
      z.strictObject({
        name: short.min(1),
        data: z.string().min(1).max(30_000_000),
        page: z.int().min(1).max(1000).default(1),
      }),
    ]),
    windowOnly,
  ),
  'designer.keep': writes<designs.FormDraft>()(z.strictObject({ ...draftSeen, design: designSchema })),
  /** Straightens the page by its corners (px of the unturned picture) to its size in and finds what is ruled on it. */
  'designer.straighten': writes<designs.FormDraft>()(
    z.strictObject({
      ...draftSeen,
      corners: z.tuple([pointPx, pointPx, pointPx, pointPx]),
      turn: quarterTurn,
      size: z.strictObject({ width: z.number().min(20).max(2000), height: z.number().min(20).max(2000) }),
    }),
  ),
  'designer.discard': writes<null>()(z.strictObject({ draft: rowId })),
  /** Reads a scan as if the drawn form were in use; nothing is written. */
  'designer.try': reads<PageExtraction>()(
    z.strictObject({ draft: rowId, design: designSchema, scan: rowId }),
  ),
  /** Saves a draft as a form of the workspace, in use at once; a form that is here already gets another version. */
  'designer.save': writes<designs.FormDraft>()(z.strictObject(draftSeen)),
  /** A form and its reference as one file where the host asks for it; null when the person closed the dialog. */
  'designer.pack': reads<designs.PackedForm | null>()(z.strictObject({ form: fieldId }), windowOnly),
  /** The picture that a form is drawn on, its straightened page, and a scan as it was tried. */
  'designer.picture': reads<scans.Picture>()(
    z.strictObject({
      draft: rowId,
      side: z.int().min(64).max(8000).default(2400),
      turn: quarterTurn.default(0),
    }),
  ),
  'designer.page': reads<scans.Picture>()(z.strictObject({ draft: rowId })),
  'designer.tried': reads<scans.Picture>()(z.strictObject({ draft: rowId, scan: rowId })),
} as const;
