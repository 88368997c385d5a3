import type { FindingsBetween } from '../../shared/api/reviewing.ts';
import { worded } from '../../shared/forms/checks.ts';
import { checkBetween } from '../../shared/protocol/check-between.ts';
import type { Reader } from '../store/connection.ts';
import { protocolsAmong } from './among.ts';
import type { FormBook } from './form-book.ts';

/**
 * What rules between protocols find, by scan: of one scan all results, of the whole workspace those that are flagged, worded in
 * English. Confirmed protocols take part, and pictures whose station is known. Nothing is stored: what is found changes with every protocol.
 */
export function findingsBetween(db: Reader, forms: FormBook, scan?: number): FindingsBetween[] {
  const protocols = protocolsAmong(db, forms);
  const results = checkBetween(
    protocols.map(({ among }) => among),
    scan === undefined ? undefined : new Set([scan]),
  );
  return protocols.flatMap(({ form, among }) => {
    const all = results.get(among.scan) ?? [];
    const said = scan === undefined ? all.filter(({ ok }) => ok === false) : all;
    const findings = said.map((result) => ({ ...worded(form, result, 'en'), others: result.others }));
    return findings.length > 0 ? [{ scan: among.scan, findings }] : [];
  });
}
