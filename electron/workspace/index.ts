export type { Core, Session } from './core.ts';
export type { Host } from './host.ts';
export { openWorkspace, type WorkspaceOptions } from './open.ts';
