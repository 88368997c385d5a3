import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../../store/durable-copy.ts';
import type { Sum } from './sums.ts';

/** The folder that a site is written into: remembers the SHA-256 of every file. */
export interface SiteFolder {
  /** Absolute path of an address; its folder is made. */
  pathOf(address: string): Promise<string>;
  /** Writes a file. */
  write(address: string, content: string | Uint8Array): void;
  /** Takes up a file that was written to its path by somebody else. */
  took(address: string): Promise<void>;
  /** Bytes of a file that is in the folder. */
  bytesOf(address: string): number;
  readonly sums: readonly Sum[];
}

export function siteFolder(root: string): SiteFolder {
  const sums: Sum[] = [];
  const sizes = new Map<string, number>();
  const made = new Set<string>();
  const where = (address: string) => path.join(root, ...address.split('/'));
  const note = (address: string, sha256: string, bytes: number) => {
    sums.push([address, sha256]);
    sizes.set(address, bytes);
  };
  return {
    sums,
    async pathOf(address) {
      const file = where(address);
      await mkdir(path.dirname(file), { recursive: true });
      return file;
    },
    write(address, content) {
      const file = where(address);
      const folder = path.dirname(file);
      if (!made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      writeFileSync(file, bytes);
      note(address, createHash('sha256').update(bytes).digest('hex'), bytes.length);
    },
    async took(address) {
      const file = where(address);
      note(address, await hashFile(file), statSync(file).size);
    },
    bytesOf: (address) => sizes.get(address) ?? 0,
  };
}
