export type { Core } from './core.ts';
export { openWorkspace, type WorkspaceOptions } from './open.ts';
