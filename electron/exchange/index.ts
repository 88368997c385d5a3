export { gatherStation } from './evidence/gather.ts';
export { type AskedStation, findStation, type Station } from './evidence/station.ts';
export { type EvidenceOptions, writeEvidence } from './evidence/write.ts';
export { type ExportFormat, exportWorkspace, type WorkspaceExport } from './export-workspace.ts';
export { KnownForms } from './reading/known-forms.ts';
export { readExport, type ReadExport } from './reading/read-export.ts';
export { readTable, type ReadTable } from './reading/read-table.ts';
