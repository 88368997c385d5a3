import { createHash } from 'node:crypto';
import { canonicalIncident, type IncidentSaid } from '../../shared/protocol/count/incidents.ts';
import type { IncidentVersion } from '../store/incidents.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a version is called in every workspace: the first 16 hex digits of the SHA-256 of what it says. */
export function versionKey(said: IncidentSaid): string {
  return sha256(canonicalIncident(said)).slice(0, 16);
}

/** Keys of all versions of one act that this workspace has or has heard of, oldest first. */
export function historyOf(versions: readonly IncidentVersion[]): string[] {
  return versions.flatMap((version) => [...version.seen, versionKey(version)]);
}

/**
 * A uid (UUID, version 8 of RFC 9562) for a row that has none: it follows from what the row says, so that the same table
 * taken in again brings nothing new.
 * @param nth of the rows of the table that say the same, from 0
 */
export function uidOfRow(said: IncidentSaid, nth: number): string {
  const hex = sha256(`${canonicalIncident(said)}\n${nth}`);
  const variant = (8 + (Number.parseInt(hex[16] ?? '0', 16) % 4)).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
