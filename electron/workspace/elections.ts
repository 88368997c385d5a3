import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type ElectionFile, electionSchema } from '../../shared/forms/election.ts';
import { resource } from './resources.ts';

/** What is known of elections beside their forms, by id. */
export type ElectionFiles = ReadonlyMap<string, ElectionFile>;

/** An election's file is named by its id; the schema that lies beside the shipped ones is none. */
const ELECTION_FILE = /^[a-z0-9][a-z0-9_-]*\.json$/;

/**
 * Loads the files of elections that ship, and those in `elections/` of the workspace, which go before a shipped one of the same id.
 * Answers also what keeps files of the workspace from being used.
 */
export async function electionFilesOf(
  folder: string,
): Promise<{ elections: ElectionFiles; unusable: readonly Error[] }> {
  const elections = new Map<string, ElectionFile>();
  const unusable: Error[] = [];
  for (const file of await filesIn(resource('elections'))) keep(elections, await loadElection(file));
  for (const file of await filesIn(path.join(folder, 'elections')))
    await loadElection(file).then(
      (election) => keep(elections, election),
      (error: unknown) => unusable.push(error instanceof Error ? error : new Error(String(error))),
    );
  return { elections, unusable };
}

function keep(elections: Map<string, ElectionFile>, election: ElectionFile): void {
  elections.set(election.id, election);
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => ELECTION_FILE.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Throws an error that names the file, the place in it and the mend. */
async function loadElection(file: string): Promise<ElectionFile> {
  const text = await readFile(file, 'utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = electionSchema.safeParse(parsed);
  if (!checked.success) throw new Error(`${file} cannot be used:\n${z.prettifyError(checked.error)}`);
  return checked.data;
}
