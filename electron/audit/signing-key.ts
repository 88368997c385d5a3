import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { layoutOf } from '../store/layout.ts';

/** The private key of a workspace (Ed25519, RFC 8032), as far as anybody outside of this file needs it. */
export interface SigningKey {
  /** SPKI in DER, base64. */
  publicKey: string;
  /** Detached signature of a text's UTF-8 bytes, base64; the same text makes the same signature. */
  sign(text: string): string;
}

/** `withheld`: something is there that the system does not let this user read. */
export type KeptKey = { state: 'here'; key: SigningKey } | { state: 'absent' | 'damaged' | 'withheld' };

/** The key file of a workspace folder. */
export function readSigningKey(folder: string): KeptKey {
  let pem: string;
  try {
    pem = readFileSync(layoutOf(folder).key, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { state: isAbsent ? 'absent' : 'withheld' };
  }
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519'
      ? { state: 'here', key: signingKey(key) }
      : { state: 'damaged' };
  } catch {
    return { state: 'damaged' };
  }
}

/**
 * Makes a new key and brings its file safely to disk, readable by its owner alone (PKCS #8, PEM). A file that is there is
 * kept beside it under another name: what it holds may yet be of use to somebody. Throws what the system says.
 */
export function makeSigningKey(folder: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = layoutOf(folder).key;
  const partial = `${file}.part`;
  rmSync(partial, { force: true });
  const handle = openSync(partial, 'wx', 0o600);
  try {
    writeSync(handle, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (readSigningKey(folder).state !== 'absent') renameSync(file, `${file}.unusable`);
  renameSync(partial, file);
  syncFolder(folder);
  return signingKey(privateKey);
}

/** A public key's fingerprint: SHA-256 of its DER, 64 hex digits. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

function signingKey(key: KeyObject): SigningKey {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    publicKey: der.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** A renamed file is there only once its folder is on disk. Windows does so itself and opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
