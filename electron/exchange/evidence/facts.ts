import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { BetweenCheck } from '../../../shared/api/reviewing.ts';
import type { Entry, Source } from '../../../shared/api/scans.ts';
import type { PapersOf } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { DocumentKind } from '../../../shared/protocol/documents.ts';
import type { RuleResult } from '../../../shared/protocol/rules.ts';
import type { Seal } from '../../audit/seal.ts';
import type { LogRow } from '../../store/log.ts';
import type { Original } from '../../store/originals.ts';
import type { Refusal } from '../../store/refusals.ts';
import type { Scan } from '../../store/scans.ts';
import type { ClosureEver, EntryOrigin, ReadingMade } from '../../store/station-copies.ts';

/** All that an evidence file tells of one station, but for the pictures. Times are ISO 8601 in UTC. */
export interface StationFacts {
  workspace: { id: string; name: string };
  election: string;
  region: string;
  number: number;
  /** By scan. */
  copies: readonly CopyFacts[];
  /** Scans that only await their second entry: nothing is told of them, lest it be told to who makes it. */
  awaiting: number;
  /** Pictures that nobody has confirmed; the machine took them for this station. */
  unconfirmed: readonly { scan: number; sha256: string; page: number; name: string }[];
  /** Documents about one of the copies, that are no copies themselves. */
  documents: readonly { picture: CopyFacts; kinds: readonly DocumentKind[] }[];
  /** Every row of the log that touched one of the copies or documents, oldest first. */
  log: readonly LogRow[];
  /** The head of the log; its line `extract` is the SHA-256 of `logLines(log)`. */
  seal: Seal;
}

/** One copy of the station's protocol: a page of an original, and what was made of it. */
export interface CopyFacts {
  scan: Scan;
  original: Original;
  /** Oldest first. */
  sources: readonly SourceFacts[];
  /** The form that the entry that counts was typed under, else today's; null where the machine knows none. */
  form: Form | null;
  formSha256: string | null;
  reading: (ReadingMade & { extraction: PageExtraction }) | null;
  /** Oldest first. */
  entries: readonly EntryFacts[];
  /** The entry that counts; null where none does. */
  counting: EntryFacts | null;
  rules: RuleFacts;
  /** Oldest first, those taken back included. */
  closures: readonly ClosureEver[];
  refusal: Refusal | null;
  /** What rules between protocols say of it, met ones too. */
  between: readonly BetweenCheck[];
  /** Pictures of its paper, and documents about it. */
  papers: PapersOf;
}

/** Where an original came from. */
export interface SourceFacts extends Omit<Source, 'batch'> {
  /** Name of the batch, and code of the person who took it in. */
  batch: string;
  person: string;
}

export interface EntryFacts extends Entry {
  /** Where it was made; null for one of this workspace. */
  origin: EntryOrigin | null;
}

/** Rules over the entry that counts; empty lists where none does. */
export interface RuleFacts {
  /** As kept with the entry. */
  flagged: readonly RuleResult[];
  /** Codes of warnings that the person has ticked. */
  ticked: ReadonlySet<string>;
  /** Met, and those whose inputs are missing, evaluated anew; null where the rules have changed since the entry. */
  others: readonly RuleResult[] | null;
  /** Version of the rules at the entry; null without one. */
  ruleSet: number | null;
}

/** Rows of the log as JSON, one a line: seq, at, person, act, scan, detail, prev, hash in this order. */
export function logLines(log: readonly LogRow[]): string {
  return log
    .map(({ seq, at, person, act, scan, detail, prev, hash }) =>
      JSON.stringify({ seq, at, person, act, scan, detail, prev, hash }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
