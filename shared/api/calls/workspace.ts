import { z } from 'zod';
import type * as work from '../work.ts';
import type * as workspace from '../workspace.ts';
import { entryModes, roles } from '../../protocol/status.ts';
import { reads, windowOnly, writes } from './call.ts';
import { nothing, rowId, fieldId, short, personCode } from './parts.ts';

/** The workspace, its people and their work, and the forms that are here. */
export const workspaceCalls = {
  /** The workspace: folder, name, counts by status, notices, who sits here. */
  'workspace.info': reads<workspace.WorkspaceInfo>()(nothing),
  'workspace.configure': writes<workspace.WorkspaceInfo>()(
    z.strictObject({
      name: short.min(1).optional(),
      forms: z.array(fieldId).min(1).optional(),
      region: short.optional(),
      /** How often protocols are entered; a merger's or an auditor's to say. */
      entry: z.strictObject({ mode: z.enum(entryModes), sharePct: z.int().min(0).max(100) }).optional(),
      /** Whether confident pre-fills are planted over now and then; a merger's or an auditor's to say. */
      attention: z.boolean().optional(),
    }),
  ),
  /** Writes a copy of the database beside it; answers its path. */
  'workspace.backup': reads<{ path: string }>()(nothing),
  /** Sets the person of this session by code; makes the person when new. */
  'people.use': writes<workspace.Person>()(
    z.strictObject({
      code: personCode,
      role: z.enum(roles),
    }),
  ),
  'people.list': reads<workspace.Person[]>()(nothing),
  /** What the person of this session has done today. */
  'work.mine': reads<work.MyWork>()(nothing, windowOnly),
  /** Who does what: by person and by batch. */
  'work.team': reads<work.TeamWork>()(nothing),
  /** Hands a batch to a person, or back to the common pool; volunteers take from the pool for themselves, and give back. */
  'work.hand': writes<work.TeamWork>()(z.strictObject({ batch: rowId, person: personCode.nullable() })),
  'forms.list': reads<workspace.FormSummary[]>()(nothing),
  'forms.get': reads<workspace.FormDetail>()(z.strictObject({ id: fieldId })),
} as const;
