import { z } from 'zod';
import { isPageLike } from '../forms/quad.ts';
import {
  asPaperReasons,
  cannotEnterReasons,
  entryModes,
  resolutionChoices,
  roles,
  scanStatuses,
} from '../protocol/status.ts';
import { attentionOutcomes } from '../protocol/attention.ts';
import { stationOrders, stationSets } from '../protocol/count/behind.ts';
import { publicationKinds } from '../protocol/count/counted.ts';
import type { IncidentTable } from '../protocol/count/incident-table.ts';
import { complaintStates } from '../protocol/count/incidents.ts';
import { noProtocolReasons } from '../protocol/count/figures.ts';
import type { ElectionMap } from '../protocol/count/map.ts';
import { fitsKey, isSayingKey, mostVoters } from '../protocol/count/sayings.ts';
import type { Forensics } from '../protocol/count/forensics/forensics.ts';
import type { ElectionTotals } from '../protocol/count/totals.ts';
import type { TurnoutLine } from '../protocol/count/turnout-line.ts';
import { documentKinds } from '../protocol/documents.ts';
import { fieldStates } from '../protocol/values.ts';
import { designSchema } from '../forms/design.ts';
import type * as comparison from './comparison.ts';
import type * as designs from './designs.ts';
import type { PageExtraction } from './extraction.ts';
import type * as out from './outputs.ts';
import type * as counting from './counting.ts';
import { incidentInput } from './incident-input.ts';
import type * as incidents from './incidents.ts';
import type * as merging from './merging.ts';
import type * as papers from './papers.ts';
import type * as publishing from './publishing.ts';
import { tableMapping } from './table-mapping.ts';
import type * as tables from './tables.ts';
import type * as stations from './stations.ts';
import type { BehindList } from './totals.ts';

/** Who may carry a call: `window` (Electron and browser mode alike), `cli`. */
export type HostKind = 'window' | 'cli';

interface CallDefinition<Input extends z.ZodType, Output> {
  input: Input;
  /** Only a type: outputs are made by our own code and are not checked at run time. */
  output?: Output;
  /** True if the call changes the workspace; refused on a read-only one. */
  writes: boolean;
  hosts: readonly HostKind[];
}

const everywhere: readonly HostKind[] = ['window', 'cli'];
const windowOnly: readonly HostKind[] = ['window'];

function reads<Output>() {
  return <Input extends z.ZodType>(input: Input, hosts = everywhere): CallDefinition<Input, Output> => ({
    input,
    writes: false,
    hosts,
  });
}
function writes<Output>() {
  return <Input extends z.ZodType>(input: Input, hosts = everywhere): CallDefinition<Input, Output> => ({
    input,
    writes: true,
    hosts,
  });
}

const nothing = z.strictObject({});
const rowId = z.int().positive();
const fieldId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const path = z.string().min(1).max(4096);
/** SHA-256 in hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const short = z.string().trim().max(200);

const note = z.string().trim().max(2000).default('');
const code = z.string().regex(/^[FW]\d{3}$/);
const personCode = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_-]{1,20}$/u);

const fieldValue = z.strictObject({
  value: z.int().min(0).max(99_999).nullable(),
  state: z.enum(fieldStates),
  corrected: z.boolean(),
});

/** A form being drawn as the person saw it; refused as changed-meanwhile when it has moved on from `version`. */
const draftSeen = { draft: rowId, version: z.int().min(0) };
const pointPx = z.tuple([z.number().min(-10_000).max(100_000), z.number().min(-10_000).max(100_000)]);
/** Corners of a page in its picture, px; they may lie outside of it. */
const pageCorners = z
  .tuple([pointPx.readonly(), pointPx.readonly(), pointPx.readonly(), pointPx.readonly()])
  .readonly();
const mm = z.number().min(-1000).max(2000);
const boxMm = z.tuple([mm, mm, z.number().min(1).max(1000), z.number().min(1).max(1000)]).readonly();
const quarterTurn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);

/** A scan as the person saw it; refused as changed-meanwhile when it has moved on from `version`. */
const scanSeen = { scan: rowId, version: z.int().min(0) };

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

/** What a document is about. */
const documentTarget = z.union([
  z.strictObject({ scan: rowId }),
  z.strictObject({ form: fieldId, region: short, station: z.int().min(0).max(99_999) }),
]);

/** `StationsAsked`. */
const stationsAsked = {
  set: z.enum(stationSets),
  region: z.string().max(200).optional(),
  district: z.string().max(200).optional(),
  reason: z.enum(noProtocolReasons).nullable().optional(),
  withoutDoubtful: z.boolean().optional(),
  key: z.string().max(200).optional(),
};

/** A station: its election, the key of its region (empty where no region is known), its number. */
const stationAt = { election: fieldId, region: z.string().max(200), station: z.int().min(0).max(99_999) };

/** Every call that a host can carry: name -> input schema and output type. One handler each, in electron/workspace. */
export const contract = {
  /** The workspace: folder, name, counts by status, notices, who sits here. */
  'workspace.info': reads<out.WorkspaceInfo>()(nothing),
  'workspace.configure': writes<out.WorkspaceInfo>()(
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
  'people.use': writes<out.Person>()(
    z.strictObject({
      code: personCode,
      role: z.enum(roles),
    }),
  ),
  'people.list': reads<out.Person[]>()(nothing),

  /** What the person of this session has done today. */
  'work.mine': reads<out.MyWork>()(nothing, windowOnly),
  /** Who does what: by person and by batch. */
  'work.team': reads<out.TeamWork>()(nothing),
  /** Hands a batch to a person, or back to the common pool; volunteers take from the pool for themselves, and give back. */
  'work.hand': writes<out.TeamWork>()(z.strictObject({ batch: rowId, person: personCode.nullable() })),

  'forms.list': reads<out.FormSummary[]>()(nothing),
  'forms.get': reads<out.FormDetail>()(z.strictObject({ id: fieldId })),

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
  /** Straightens the page by its corners (px of the unturned picture) to its size in mm, and finds what is ruled on it. */
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
  'designer.picture': reads<out.Picture>()(
    z.strictObject({
      draft: rowId,
      side: z.int().min(64).max(8000).default(2400),
      turn: quarterTurn.default(0),
    }),
  ),
  'designer.page': reads<out.Picture>()(z.strictObject({ draft: rowId })),
  'designer.tried': reads<out.Picture>()(z.strictObject({ draft: rowId, scan: rowId })),

  /** Opens the host's dialog for files or a folder; null when it was closed. */
  'intake.choose': reads<{ paths: string[] } | null>()(
    z.strictObject({ what: z.enum(['files', 'folder']) }),
    windowOnly,
  ),
  /** Takes files and folders in as one batch, in the background; answers as soon as the batch exists. */
  'intake.add': writes<out.Batch>()(
    z.strictObject({
      paths: z.array(path).min(1).max(100_000),
      name: short.optional(),
      region: short.optional(),
    }),
  ),
  'intake.cancel': writes<out.Batch>()(z.strictObject({ batch: rowId })),
  'intake.batches': reads<out.Batch[]>()(nothing),
  /** The files of a batch that did not come in, with the reason of each. */
  'intake.failures': reads<out.IntakeFailure[]>()(z.strictObject({ batch: rowId })),
  /** Watches a folder: what comes into it and stands still comes in, now and after every opening of the workspace. */
  'intake.watch': writes<out.Watch[]>()(z.strictObject({ path, region: short.optional() })),
  'intake.unwatch': writes<out.Watch[]>()(z.strictObject({ path })),
  'intake.watched': reads<out.Watch[]>()(nothing),
  /** Whom the codes of senders in chats and mails stand for is kept in a file beside the database; it can be deleted. */
  'intake.senders': reads<out.SenderKeys>()(nothing),
  'intake.forgetSenders': writes<out.SenderKeys>()(nothing),

  /** Starts or resumes the machine's reading of what waits. */
  'jobs.start': writes<out.JobsStatus>()(nothing),
  'jobs.pause': writes<out.JobsStatus>()(nothing),
  'jobs.status': reads<out.JobsStatus>()(nothing),
  /** Reads scans again (all that were never confirmed when none is named). */
  'jobs.again': writes<out.JobsStatus>()(z.strictObject({ scans: z.array(rowId).max(100_000).optional() })),

  'scans.list': reads<out.ScanList>()(
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
  'scans.get': reads<out.ScanDetail>()(z.strictObject({ scan: rowId })),

  /** The straightened page (or, unplaced, the picture itself) as JPEG for the screen. */
  'image.page': reads<out.Picture>()(z.strictObject({ scan: rowId })),
  /** The original picture, turned and scaled so that its longer side is at most `side` px. */
  'image.original': reads<out.Picture>()(
    z.strictObject({
      scan: rowId,
      side: z.int().min(64).max(8000).default(2000),
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
    }),
  ),
  /** Where the page may lie in its picture, for a person to put right: by a form's print, the sheet's edges, or the whole picture. */
  'image.corners': reads<out.ProposedCorners>()(z.strictObject({ scan: rowId })),

  /** The next scan of a task for this person after the given one, in batch order; null when none is left. Claimed ones are passed over. */
  'review.next': reads<{ scan: number | null; left: number }>()(
    z.strictObject({
      task: z.enum(['confirm', 'second', 'resolve']).default('confirm'),
      after: rowId.optional(),
    }),
  ),
  /** Takes a scan in hand, or keeps it there; others' windows pass it over until it is let go or no longer kept. */
  'review.claim': reads<out.Claimed>()(z.strictObject({ scan: rowId }), windowOnly),
  'review.release': reads<null>()(z.strictObject({ scan: rowId }), windowOnly),
  /** Rules over values as typed so far, without saving. */
  'review.check': reads<out.Checked>()(
    z.strictObject({ form: fieldId, values: z.record(fieldId, fieldValue) }),
  ),
  /** Saves a person's values for a scan as a new entry; earlier entries stay. */
  'review.save': writes<out.Saved>()(wholeEntry),
  /** Saves another person's blind entry of a scan that awaits one. */
  'review.second': writes<out.Saved>()(
    z.strictObject({ ...scanSeen, form: fieldId, values: z.record(fieldId, fieldValue), note }),
  ),
  /** The two entries of a scan whose entries differ, side by side. */
  'review.differences': reads<out.Differences>()(z.strictObject({ scan: rowId })),
  /** Saves what stands on the paper where two entries differ: each such field's first or second value, or a third with a reason. */
  'review.resolve': writes<out.Saved>()(
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
  'review.correct': writes<out.Saved>()(wholeEntry),
  'review.cannotEnter': writes<out.Saved>()(
    z.strictObject({ ...scanSeen, reason: z.enum(cannotEnterReasons), note }),
  ),
  /** Brings a confirmed or not enterable scan back to be confirmed; its entries stay. */
  'review.reopen': writes<out.Saved>()(z.strictObject(scanSeen)),
  /**
   * A person marks the page's corners (px of the picture upright by EXIF, top left of the page first): the machine reads it
   * again from there, before anything else.
   */
  'review.place': writes<out.Saved>()(
    z.strictObject({ ...scanSeen, form: fieldId, corners: pageCorners.refine(isPageLike) }),
  ),
  /** Reads one field where a person says that it lies, `box` in mm of the straightened page. A suggestion; nothing is saved. */
  'review.readBox': reads<out.BoxRead>()(z.strictObject({ scan: rowId, field: fieldId, box: boxMm })),
  /** Takes back the last thing that this person did, or does it again; null when there is nothing. Also after a restart. */
  /** What rules between protocols find: of one scan every result, of the workspace the flagged ones. Derived, never stored. */
  'review.between': reads<out.FindingsBetween[]>()(z.strictObject({ scan: rowId.optional() })),
  'review.undo': writes<out.Stepped | null>()(nothing, windowOnly),
  'review.redo': writes<out.Stepped | null>()(nothing, windowOnly),

  /** Tells what came of a number that was planted over a pre-fill (`scans.get`); what is told first counts. */
  'review.attention': writes<null>()(
    z.strictObject({ scan: rowId, field: fieldId, outcome: z.enum(attentionOutcomes) }),
    windowOnly,
  ),

  /** Whether a code is new to the desk: never entered a protocol here, never practised. */
  'practice.due': reads<{ due: boolean }>()(z.strictObject({ code: personCode }), windowOnly),
  /** This person went through the practice protocols; `mistakes`: rows entered otherwise than they stand on the paper. */
  'practice.done': writes<null>()(z.strictObject({ mistakes: z.int().min(0).max(1000) }), windowOnly),

  /**
   * Exports protocols; without `path` the host asks where (or offers a download). Null when the person closed the dialog. `zip` is
   * a bundle: the workbook with the pictures.
   */
  'exchange.export': reads<out.Exported | null>()(
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

  /** Which pictures may show one paper: of one station, on one form, alike in ink, nothing said of them yet. */
  'papers.proposals': reads<papers.PaperProposal[]>()(nothing),
  /** Papers of which several pictures were joined. */
  'papers.copies': reads<papers.PaperCopy[]>()(nothing),
  /** Pictures that are no protocol, and what they are about where they were linked. */
  'papers.documents': reads<papers.PaperDocument[]>()(nothing),
  /** The pictures of a scan's paper, what it is about, and the documents that are about it. */
  'papers.of': reads<papers.PapersOf>()(z.strictObject({ scan: rowId })),
  /** The pictures of two scans' papers show one paper. */
  'papers.join': writes<papers.PapersOf>()(z.strictObject({ scan: rowId, to: rowId })),
  /** They do not, and are not proposed again. */
  'papers.apart': writes<papers.PapersOf>()(z.strictObject({ scan: rowId, from: rowId })),
  /** Takes a picture out of its copy. */
  'papers.part': writes<papers.PapersOf>()(z.strictObject({ scan: rowId })),
  /** A scan is a document about a protocol: that of a scan, or a station's of which no picture needs to be here. */
  'papers.link': writes<papers.PapersOf>()(
    z.strictObject({ scan: rowId, to: documentTarget, kind: z.enum(documentKinds) }),
  ),
  /** Takes a link (`PaperDocument.links`) back. */
  'papers.unlink': writes<papers.PapersOf>()(
    z.strictObject({ scan: rowId, link: z.string().min(1).max(1000) }),
  ),

  /**
   * Writes everything about one station as one file: pictures, values, people, rules, log, hashes; where, as an export. Fails with
   * `station-unclear` and the stations' list where several have the number. Null when the person closed the dialog.
   */
  'evidence.write': reads<out.EvidenceWritten | null>()(
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

  /** Flags of confirmed protocols, errors first, by rule. */
  'audit.flags': reads<out.FlagList>()(
    z.strictObject({
      code: code.optional(),
      state: z.enum(['open', 'closed']).default('open'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  /** What rules between protocols find of confirmed ones, errors first, by rule; closed ones too. */
  'audit.between': reads<out.FlagRow[]>()(nothing),
  /** Closes a flag without another entry; an auditor's act. `fixed` comes of `review.correct`. */
  'audit.close': writes<out.Saved>()(
    z.strictObject({
      ...scanSeen,
      code,
      outcome: z.enum(['as-on-paper', 'not-an-error']),
      reason: z.string().trim().max(500).default(''),
    }),
  ),
  /** Walks log, rows and originals; names the first break. `head`: one that was published earlier, to be found in the log. */
  'audit.verify': reads<out.Verified>()(z.strictObject({ head: hash.optional() })),
  /** The head of the log with its signature. */
  'audit.head': reads<out.LogHead>()(nothing),
  'audit.log': reads<out.AuditRow[]>()(
    z.strictObject({
      scan: rowId.optional(),
      before: rowId.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),

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

  /** The elections that anything here is about, with the names of their regions and candidates; the one with most protocols first. */
  'count.elections': reads<counting.ElectionView[]>()(nothing),
  /**
   * Totals of an election, that with most protocols where none is named: of the country and each region; of the districts of one region
   * (its key) where that is asked.
   */
  'count.totals': reads<ElectionTotals>()(
    z.strictObject({ election: fieldId.optional(), region: z.string().max(200).optional() }),
  ),
  /** What the plots of an election are drawn from; of one region (its key) where that is asked. */
  'count.forensics': reads<Forensics>()(
    z.strictObject({ election: fieldId.optional(), region: z.string().max(200).optional() }),
  ),
  /** Official results beside protocols, of places that are not stations, and how many stations and changes were found. */
  'count.comparison': reads<comparison.ComparisonView>()(z.strictObject({ election: fieldId.optional() })),
  /** Stations whose official figures are not those of their protocol (W501), the gravest first. */
  'count.differences': reads<comparison.DifferenceList>()(
    z.strictObject({
      election: fieldId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
  ),
  /** Official figures that were changed after they had been published (W507), the last change first. */
  'count.changes': reads<comparison.ChangeList>()(
    z.strictObject({
      election: fieldId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
  ),
  /** The stations that a number stands for. */
  'count.behind': reads<BehindList>()(
    z.strictObject({
      election: fieldId.optional(),
      ...stationsAsked,
      order: z.enum(stationOrders).default('station'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),

  /** Stations of an election, that with most protocols where none is named; `search`: the beginning of a number, a part of a name. */
  'stations.list': reads<stations.StationList>()(
    z.strictObject({
      election: fieldId.optional(),
      ...stationsAsked,
      set: z.enum(stationSets).default('all'),
      search: short.default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  /** All that is known of a station, also of one that nothing here names yet. */
  'stations.get': reads<stations.StationCard>()(z.strictObject(stationAt)),
  /**
   * Says something of a station (shared/protocol/count/sayings.ts): null takes back what was said before. `seen`: the id of the last
   * saying under the key as the person saw it; refused as changed-meanwhile when there is another.
   */
  'stations.say': writes<stations.StationCard>()(
    z
      .strictObject({
        ...stationAt,
        key: z.string().refine(isSayingKey),
        value: z.union([z.boolean(), z.int().min(0).max(mostVoters), z.enum(noProtocolReasons)]).nullable(),
        note,
        seen: rowId.nullable(),
      })
      .refine(({ key, value }) => value === null || fitsKey(key, value), { path: ['value'] }),
  ),
  /** Who had voted by the hour, where stations stated it, and what was published officially. */
  'count.turnout': reads<TurnoutLine>()(z.strictObject({ election: fieldId.optional() })),
  /** What maps show of regions, and of stations whose coordinates are known. */
  'count.map': reads<ElectionMap>()(z.strictObject({ election: fieldId.optional() })),

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
  'incidents.picture': reads<out.Picture>()(
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
  'incidents.export': reads<out.Exported | null>()(
    z.strictObject({
      election: fieldId.optional(),
      format: z.enum(['xlsx', 'csv', 'ods']),
      path: path.optional(),
      language: z.enum(['kk', 'ru', 'en']).default('en'),
      /** Leave out codes of persons and names of files, and what looks like people in texts. */
      withoutPeople: z.boolean().default(false),
    }),
  ),

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

export type CallName = keyof typeof contract;
export type Input<Name extends CallName> = z.input<(typeof contract)[Name]['input']>;
/** A call's input after validation, defaults filled in. */
export type Valid<Name extends CallName> = z.output<(typeof contract)[Name]['input']>;
export type Output<Name extends CallName> =
  | NonNullable<(typeof contract)[Name]['output']>
  | (null extends (typeof contract)[Name]['output'] ? null : never);

export const callNames = Object.keys(contract) as CallName[];
