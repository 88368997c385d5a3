import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Verified, VerifiedExport } from '../../shared/api/auditing.ts';
import { verifyExport } from '../workspace/index.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface VerifyOptions {
  /** A head of the workspace's log that was published earlier. */
  head?: string;
  /** Fingerprint of the key that has to have signed an exported file. */
  key?: string;
  json?: boolean;
}

/** `verify`: a folder as a workspace, a file as an export; a break is the command's failure. */
export async function verify(terminal: Terminal, target: string, options: VerifyOptions): Promise<ExitCode> {
  const isFile = await stat(target).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? verifyFile(terminal, target, options) : verifyWorkspace(terminal, target, options);
}

async function verifyWorkspace(
  terminal: Terminal,
  folder: string,
  { head, key, json }: VerifyOptions,
): Promise<ExitCode> {
  if (key !== undefined) throw new Error('--key is for exported files');
  const published = head === undefined ? undefined : hexOf(head, '--head');
  return withWorkspace(folder, null, async (session) => {
    const found = await ask(session, 'audit.verify', published === undefined ? {} : { head: published });
    terminal.print(json ? JSON.stringify(found, null, 2) : told(found, published));
    const isFound = published === undefined || found.published !== null;
    return found.ok && isFound ? exitCodes.done : exitCodes.someFailed;
  });
}

function told(found: Verified, published: string | undefined): string {
  const looked = `${found.events} log rows, ${found.originals} originals, ${found.entries} entries`;
  if (!found.ok) return `BROKEN: ${found.firstBreak ?? 'unknown'} (${looked})`;
  const unbroken = `Unbroken: ${looked}. Head ${found.head}`;
  if (published === undefined) return unbroken;
  return found.published
    ? `${unbroken}\nThe log had ${published} at row ${found.published.seq}, ${found.published.at}: everything up to there is unchanged.`
    : `BROKEN: the log never had ${published}: it was rewritten since, or the head is another workspace's. ${unbroken}`;
}

async function verifyFile(
  terminal: Terminal,
  file: string,
  { head, key, json }: VerifyOptions,
): Promise<ExitCode> {
  if (head !== undefined) throw new Error('--head is for workspaces');
  const found = await verifyExport(path.resolve(file), key === undefined ? null : hexOf(key, '--key'));
  terminal.print(json ? JSON.stringify(found, null, 2) : toldOfFile(found));
  return found.ok ? exitCodes.done : exitCodes.someFailed;
}

function toldOfFile({ ok, firstBreak, rows, pictures, signedBy, workspace, head }: VerifiedExport): string {
  const looked = `${rows} rows, ${pictures} pictures`;
  if (!ok) return `BROKEN: ${firstBreak ?? 'unknown'} (${looked})`;
  if (signedBy === null)
    return `Unbroken: ${looked}. NOT SIGNED: whoever can make hashes can have made the whole file.`;
  return [
    `Unbroken: ${looked}.`,
    `Signed by key ${signedBy}`,
    `of workspace ${workspace ?? ''}, whose log had the head ${head ?? ''}.`,
    'Compare the key with the one that the workspace published.',
  ].join('\n');
}

/** 64 hex digits, as they are shown in groups too. */
function hexOf(text: string, option: string): string {
  const hex = text.replace(/\s+/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error(`${option} has 64 hexadecimal digits`);
  return hex;
}
