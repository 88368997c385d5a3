export { verifyExport } from '../exchange/verifying/verify-export.ts';
export type { Core } from './core.ts';
export { openWorkspace, type WorkspaceOptions } from './open.ts';
