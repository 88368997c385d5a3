import type { Reader } from '../store/connection.ts';
import { lastChange } from '../store/last-change.ts';
import { readMeta } from '../store/meta.ts';
import { BEGINNING } from './chain.ts';
import { fingerprintOf, readSigningKey } from './signing-key.ts';

/** The head of the log in words that can be published, and their signature. */
export interface Seal {
  /**
   * Lines that each end in a line feed: `hattama-head 1`, then `name=value`: workspace, log-rows, head, head-time, key,
   * key-since, earlier-key (one a key, oldest first), and what the caller adds, by name. UTF-8.
   */
  text: string;
  /** Log rows up to the last act that changed data. */
  rows: number;
  /** Hash of that act's row; 64 zeros in an empty log. */
  head: string;
  /** Its time, ISO 8601; empty in an empty log. */
  at: string;
  /** Ed25519 (RFC 8032) over the text's bytes, base64; null where the key cannot be used here. */
  signature: string | null;
  /** SPKI in DER, base64; null where the workspace has no key yet. */
  publicKey: string | null;
}

const FIRST_LINE = 'hattama-head 1';

/**
 * Signs the log as it stood after the last act that changed data, so that the same data makes the same seal.
 * @param folder the workspace folder, for the key.
 * @param extra what else the signature is to cover, such as the hash over an export's rows; names of a-z, digits and `-`.
 */
export function sealOf(db: Reader, folder: string, extra: Readonly<Record<string, string>> = {}): Seal {
  const { id = '', publicKeys = [] } = readMeta(db);
  const inForce = publicKeys.at(-1);
  const { seq: rows, hash: head, at } = lastChange(db) ?? { seq: 0, hash: BEGINNING, at: '' };
  const lines: [name: string, value: string][] = [
    ['workspace', id],
    ['log-rows', String(rows)],
    ['head', head],
    ['head-time', at],
    ['key', inForce ? fingerprintOf(inForce.publicKey) : ''],
    ['key-since', inForce?.since ?? ''],
    ...publicKeys
      .slice(0, -1)
      .map(({ publicKey }): [string, string] => ['earlier-key', fingerprintOf(publicKey)]),
  ];
  const taken = new Set(['earlier-key', ...lines.map(([name]) => name)]);
  for (const name of Object.keys(extra).sort()) {
    if (taken.has(name)) throw new Error(`${name} is a line of every seal`);
    lines.push([name, extra[name] ?? '']);
  }
  const text = [FIRST_LINE, ...lines.map(lineOf)].map((line) => `${line}\n`).join('');
  const kept = readSigningKey(folder);
  const signs = kept.state === 'here' && kept.key.publicKey === inForce?.publicKey;
  return {
    text,
    rows,
    head,
    at,
    signature: signs ? kept.key.sign(text) : null,
    publicKey: inForce?.publicKey ?? null,
  };
}

function lineOf([name, value]: [name: string, value: string]): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`${name} is no name for a line of a seal`);
  if (/[\r\n]/.test(value)) throw new Error(`A line of a seal cannot hold a line break: ${name}`);
  return `${name}=${value}`;
}
