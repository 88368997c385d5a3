export { type ExportFormat, exportRows } from './export-rows.ts';
export { exportWorkspace, type WorkspaceExport } from './export-workspace.ts';
export type { ProtocolRow } from './protocol-row.ts';
