export { type ExportFormat, type ExportOptions, exportRows } from './export-rows.ts';
export { confirmedStatuses, exportWorkspace, type WorkspaceExport } from './export-workspace.ts';
export { type AboutExport, EXPORT_FORMAT, type ProtocolRow } from './protocol-row.ts';
