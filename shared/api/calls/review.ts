import { z } from 'zod';
import type * as reviewing from '../reviewing.ts';
import { isPageLike } from '../../forms/quad.ts';
import { asPaperReasons, cannotEnterReasons, resolutionChoices } from '../../protocol/status.ts';
import { attentionOutcomes } from '../../protocol/attention.ts';
import { reads, windowOnly, writes } from './call.ts';
import {
  nothing,
  rowId,
  fieldId,
  short,
  note,
  code,
  personCode,
  fieldValue,
  scanSeen,
  pointPx,
  mm,
} from './parts.ts';

/** Corners of a page in its picture, px; they may lie outside of it. */
const pageCorners = z
  .tuple([pointPx.readonly(), pointPx.readonly(), pointPx.readonly(), pointPx.readonly()])
  .readonly();
const boxMm = z.tuple([mm, mm, z.number().min(1).max(1000), z.number().min(1).max(1000)]).readonly();
/** All that a person says of a protocol at once. */
const wholeEntry = z.strictObject({
  ...scanSeen,
  form: fieldId,
  region: short,
  values: z.record(fieldId, fieldValue),
  marks: z.record(fieldId, z.boolean()),
  note,
  /** Warning codes that the person has ticked. */
  ticked: z.array(code).max(100).default([]),
  /** Why the errors stand on the paper so, where the person said it. */
  asPaper: z.enum(asPaperReasons).nullable().default(null),
});

/** Entering, second entries, corrections, undo, and practice. */
export const reviewCalls = {
  /** The next scan of a task for this person after the given one, in batch order; null when none is left. Claimed ones are passed over. */
  'review.next': reads<{ scan: number | null; left: number }>()(
    z.strictObject({
      task: z.enum(['confirm', 'second', 'resolve']).default('confirm'),
      after: rowId.optional(),
    }),
  ),
  /** Takes a scan in hand, or keeps it there; others' windows pass it over until it is let go or no longer kept. */
  'review.claim': reads<reviewing.Claimed>()(z.strictObject({ scan: rowId }), windowOnly),
  'review.release': reads<null>()(z.strictObject({ scan: rowId }), windowOnly),
  /** Rules over values as typed so far, without saving. */
  'review.check': reads<reviewing.Checked>()(
    z.strictObject({ form: fieldId, values: z.record(fieldId, fieldValue) }),
  ),
  /** Saves a person's values for a scan as a new entry; earlier entries stay. */
  'review.save': writes<reviewing.Saved>()(wholeEntry),
  /** Saves another person's blind entry of a scan that awaits one. */
  'review.second': writes<reviewing.Saved>()(
    z.strictObject({ ...scanSeen, form: fieldId, values: z.record(fieldId, fieldValue), note }),
  ),
  /** The two entries of a scan whose entries differ, side by side. */
  'review.differences': reads<reviewing.Differences>()(z.strictObject({ scan: rowId })),
  /** Saves what stands on the paper where two entries differ: each such field's first or second value, or a third with a reason. */
  'review.resolve': writes<reviewing.Saved>()(
    z.strictObject({
      ...scanSeen,
      choices: z.record(
        fieldId,
        z.strictObject({
          choice: z.enum(resolutionChoices),
          value: fieldValue.optional(),
          reason: z.string().trim().max(500).default(''),
        }),
      ),
      note,
    }),
  ),
  /** Saves what an auditor finds on the paper of a confirmed protocol; flags that it no longer has are closed as fixed. */
  'review.correct': writes<reviewing.Saved>()(wholeEntry),
  'review.cannotEnter': writes<reviewing.Saved>()(
    z.strictObject({ ...scanSeen, reason: z.enum(cannotEnterReasons), note }),
  ),
  /** Brings a confirmed or not enterable scan back to be confirmed; its entries stay. */
  'review.reopen': writes<reviewing.Saved>()(z.strictObject(scanSeen)),
  /**
   * A person marks the page's corners (px of the picture upright by EXIF, top left of the page first): the machine reads it
   * again from there, before anything else.
   */
  'review.place': writes<reviewing.Saved>()(
    z.strictObject({ ...scanSeen, form: fieldId, corners: pageCorners.refine(isPageLike) }),
  ),
  /** Reads one field where a person says that it lies, `box` in mm of the straightened page. A suggestion; nothing is saved. */
  'review.readBox': reads<reviewing.BoxRead>()(z.strictObject({ scan: rowId, field: fieldId, box: boxMm })),
  /** What rules between protocols find: of one scan every result, of the workspace the flagged ones. Derived, never stored. */
  'review.between': reads<reviewing.FindingsBetween[]>()(z.strictObject({ scan: rowId.optional() })),
  /** Takes back the last thing that this person did, or does it again; null when there is nothing. Also after a restart. */
  'review.undo': writes<reviewing.Stepped | null>()(nothing, windowOnly),
  'review.redo': writes<reviewing.Stepped | null>()(nothing, windowOnly),
  /** Tells what came of a number that was planted over a pre-fill (`scans.get`); what is told first counts. */
  'review.attention': writes<null>()(
    z.strictObject({ scan: rowId, field: fieldId, outcome: z.enum(attentionOutcomes) }),
    windowOnly,
  ),
  /** Whether a code is new to the desk: never entered a protocol here, never practised. */
  'practice.due': reads<{ due: boolean }>()(z.strictObject({ code: personCode }), windowOnly),
  /** This person went through the practice protocols; `mistakes`: rows entered otherwise than they stand on the paper. */
  'practice.done': writes<null>()(z.strictObject({ mistakes: z.int().min(0).max(1000) }), windowOnly),
} as const;
