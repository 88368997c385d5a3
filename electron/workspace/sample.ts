import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Input, Output } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/api/result.ts';
import type { Core, Session } from './core.ts';
import type { Host } from './host.ts';
import { openWorkspace } from './open.ts';
import { resource } from './resources.ts';

/** Who stands beside the sample batch's files in the log. */
const samplePerson = 'sample';

/** A throw-away workspace and the folder it lies in. */
export interface Sample {
  core: Core;
  folder: string;
}

/**
 * Opens a throw-away workspace in the system's temporary folder, with the sample batch already being read. Closing the core removes
 * it. Throws HattamaError like `openWorkspace`.
 */
export async function openSample(host: Host): Promise<Sample> {
  const parent = await mkdtemp(path.join(tmpdir(), 'hattama-sample-'));
  const folder = path.join(parent, 'Hattama sample');
  const remove = () => rm(parent, { recursive: true, force: true, maxRetries: 3 });
  try {
    const core = await openWorkspace(folder, host, { create: true });
    await fill(core);
    const close = async () => {
      await core.close();
      await remove();
    };
    return { core: { ...core, close }, folder };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fill(core: Core): Promise<void> {
  const session = core.session();
  await done(session, 'people.use', { code: samplePerson, role: 'volunteer' });
  await done(session, 'intake.add', { paths: [resource('samples', 'kz-2019')], name: 'kz-2019' });
  await done(session, 'jobs.start', {});
  session.close();
}

async function done<Name extends 'people.use' | 'intake.add' | 'jobs.start'>(
  session: Session,
  name: Name,
  input: Input<Name>,
): Promise<void> {
  const answer: Answer<Output<Name>> = await session.call(name, input);
  if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
}
