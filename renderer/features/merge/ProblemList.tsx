import { useTranslation } from 'react-i18next';
import type { MergeProblem, MergeReport } from '../../../shared/api/merging.ts';
import { weightOf } from '../../../shared/protocol/sheet-problems.ts';
import { sortedProblems } from './lists.ts';
import { RowTable } from './RowTable.tsx';
import styles from './ReportList.module.css';

interface Props {
  report: MergeReport;
  label: string;
  total: number;
  focus: boolean;
}

const signs = { file: '✕', row: '!', note: 'i' } as const;

/** What is to be said of the files: what hinders, where, in words. */
export function ProblemList({ report, label, total, focus }: Props) {
  const { t } = useTranslation();
  const said = ({ code, params }: MergeProblem) => t(`sheetProblem.${code}`, params);
  return (
    <RowTable
      label={label}
      focus={focus}
      rows={sortedProblems(report)}
      total={total}
      widths={styles.problems}
      onOpen={null}
      columns={[
        { head: t('merge.column.weight'), cell: (problem) => <Weight {...problem} /> },
        { head: t('merge.column.file'), cell: ({ file }) => file, title: ({ file }) => file },
        {
          head: t('merge.column.place'),
          cell: (problem) => placeOf(problem),
          title: ({ place }) => place ?? '',
        },
        { head: t('merge.column.problem'), cell: said, title: said },
      ]}
    />
  );
}

function Weight({ code }: Pick<MergeProblem, 'code'>) {
  const { t } = useTranslation();
  const weight = weightOf({ code });
  return (
    <span data-weight={weight} className={styles.weight}>
      <span aria-hidden="true">{signs[weight]}</span> {t(`merge.weight.${weight}`)}
    </span>
  );
}

/** Sheet and cell; a picture's hash is cut short. */
function placeOf({ sheet, place }: MergeProblem): string {
  const short = place?.replace(/^([0-9a-f]{12})[0-9a-f]{52}/, '$1…') ?? null;
  return [sheet, short].filter(Boolean).join(' ');
}
