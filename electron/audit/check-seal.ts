import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { fingerprintOf } from './signing-key.ts';

/** A seal as it is found in a file of a stranger. */
export interface FoundSeal {
  text: string;
  signature: string;
  publicKey: string;
}

/** What a seal says, once its signature fits: its lines by name. `earlier-key` is the last of them. */
export interface CheckedSeal {
  /** SHA-256 of the key that signed, 64 hex digits; who holds that key is for the reader to know. */
  fingerprint: string;
  lines: ReadonlyMap<string, string>;
}

/** Checks a seal's signature (Ed25519, RFC 8032). Null when it does not fit, or names another key than the one that signed. */
export function checkSeal({ text, signature, publicKey }: FoundSeal): CheckedSeal | null {
  if (!isSigned(text, signature, publicKey)) return null;
  const [first, ...rest] = text.split('\n');
  if (first !== 'hattama-head 1') return null;
  const lines = new Map(
    rest.filter(Boolean).map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  const fingerprint = fingerprintOf(publicKey);
  return lines.get('key') === fingerprint ? { fingerprint, lines } : null;
}

function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verifySignature(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    // What is no key signs nothing.
    return false;
  }
}
