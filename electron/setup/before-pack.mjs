import path from 'node:path';
import { fetchNative } from './electron-parts.mjs';
import { cacheFolder } from './project.mjs';

/** electron-builder's numbers for processors. */
const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/**
 * Before electron-builder packs for a platform: brings better-sqlite3 for it, which goes beside the archive (extraResources in
 * electron-builder.yml). A package without it would start and then not open any workspace, so it is not packed.
 * @param {{ electronPlatformName: string, arch: number }} context
 */
export default async function beforePack({ electronPlatformName, arch }) {
  const name = archNames[arch] ?? '';
  const builderName = { darwin: 'mac', win32: 'win' }[electronPlatformName] ?? electronPlatformName;
  const folder = path.join(cacheFolder, 'packing', `${builderName}-${name}`);
  const failure = await fetchNative(folder, electronPlatformName, name);
  if (failure)
    throw new Error(
      `${failure} for ${electronPlatformName}-${name}; name the file in HATTAMA_SQLITE_FOR_ELECTRON`,
    );
}
