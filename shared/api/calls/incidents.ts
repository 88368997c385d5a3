import { z } from 'zod';
import type * as exporting from '../exporting.ts';
import type * as scans from '../scans.ts';
import type * as incidents from '../incidents.ts';
import type { IncidentTable } from '../../protocol/count/incident-table.ts';
import { complaintStates } from '../../protocol/count/incidents.ts';
import { incidentInput } from '../incident-input.ts';
import { reads, windowOnly, writes } from './call.ts';
import { rowId, fieldId, path, hash, short } from './parts.ts';

/** Acts of violation. */
export const incidentsCalls = {
  /** Acts of violation of an election, that with most protocols where absent; the last told first. */
  'incidents.list': reads<incidents.IncidentList>()(
    z.strictObject({
      election: fieldId.optional(),
      /** Its key; empty: acts that name none. */
      region: short.optional(),
      station: z.int().min(0).max(99_999).optional(),
      type: fieldId.optional(),
      complaint: z.enum(complaintStates).optional(),
      /** Account, number, outcome, codes of persons, names of files; case folded. */
      search: short.optional(),
      /** Those that were withdrawn, instead of those that are told. */
      withdrawn: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  'incidents.get': reads<incidents.IncidentView>()(z.strictObject({ incident: rowId })),
  /** Tells a new act, or, as a new version, what is to be told of one from now on; to withdraw one, and to bring it back, too. */
  'incidents.tell': writes<incidents.IncidentView>()(
    z
      .strictObject({ incident: rowId.optional(), version: rowId.optional(), ...incidentInput })
      .refine(({ incident, version }) => (incident === undefined) === (version === undefined), {
        message: 'an act and the version that was seen go together',
      }),
  ),
  /** Keeps files under their hash and attaches them. */
  'incidents.attach': writes<incidents.IncidentView>()(
    z.strictObject({ incident: rowId, version: rowId, paths: z.array(path).min(1).max(25) }),
  ),
  /** An attached picture as JPEG for the screen. */
  'incidents.picture': reads<scans.Picture>()(
    z.strictObject({ sha256: hash, side: z.int().min(32).max(8000).default(1600) }),
  ),
  /** Copies an attached file to where the person says, under its name; null when they closed the dialog. */
  'incidents.file': reads<{ path: string; download: string | null } | null>()(
    z.strictObject({ sha256: hash, name: short.optional() }),
    windowOnly,
  ),
  /** Acts by type and region, withdrawn ones left out. */
  'incidents.table': reads<IncidentTable>()(z.strictObject({ election: fieldId.optional() })),
  /** Takes a table of acts in (XLSX, ODS, CSV); `election`: that of rows which name none. Problems are named by cell. */
  'incidents.import': writes<incidents.IncidentsImported>()(
    z.strictObject({ path, election: fieldId.optional() }),
  ),
  /** Writes all acts of an election as a table, where, as an export. Null when the person closed the dialog. */
  'incidents.export': reads<exporting.Exported | null>()(
    z.strictObject({
      election: fieldId.optional(),
      format: z.enum(['xlsx', 'csv', 'ods']),
      path: path.optional(),
      language: z.enum(['kk', 'ru', 'en']).default('en'),
      /** Leave out codes of persons and names of files, and what looks like people in texts. */
      withoutPeople: z.boolean().default(false),
    }),
  ),
} as const;
