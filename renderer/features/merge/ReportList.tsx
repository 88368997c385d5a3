import { useTranslation } from 'react-i18next';
import type { MergeReport } from '../../../shared/api/merging.ts';
import { ConflictList } from './ConflictList.tsx';
import { CopyTable } from './CopyTable.tsx';
import { EditedList } from './EditedList.tsx';
import { FileTable } from './FileTable.tsx';
import { countOf, type ListName } from './lists.ts';
import { ProblemList } from './ProblemList.tsx';
import { StationTable } from './StationTable.tsx';
import { useReportForms } from './useReportForms.ts';

interface Props {
  report: MergeReport;
  list: ListName;
  focus: boolean;
  /** Null where the scans are not there yet. */
  onScan: ((scan: number) => void) | null;
  onResolve: ((scan: number) => void) | null;
}

/** The list behind one number of a report. */
export function ReportList({ report, list, focus, onScan, onResolve }: Props) {
  const { t } = useTranslation();
  const forms = useReportForms(report);
  const shown = { report, label: t(`merge.list.${list}`), total: countOf(report, list), focus };
  switch (list) {
    case 'files':
      return <FileTable {...shown} />;
    case 'fresh':
    case 'changed':
    case 'same':
    case 'away':
      return <CopyTable {...shown} list={list} onScan={onScan} />;
    case 'conflicts':
      return <ConflictList {...shown} forms={forms} onResolve={onResolve} />;
    case 'stations':
      return <StationTable {...shown} forms={forms} onScan={onScan} />;
    case 'edited':
      return <EditedList {...shown} forms={forms} onScan={onScan} />;
    case 'problems':
      return <ProblemList {...shown} />;
  }
}
