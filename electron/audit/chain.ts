import { createHash } from 'node:crypto';
import type { LogRow } from '../store/log.ts';

/** What the first row of a log names as the hash before it. */
export const BEGINNING = '0'.repeat(64);

/**
 * The hash of a log row: SHA-256 over the row before's hash, seq, at, person, act, scan (empty where none) and detail,
 * joined by line feeds, in UTF-8. No part but the last can hold a line feed, so the text can be read in one way only.
 */
export function hashOf(row: Omit<LogRow, 'hash'>): string {
  const text = [row.prev, row.seq, row.at, row.person, row.act, row.scan ?? '', row.detail].join('\n');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
