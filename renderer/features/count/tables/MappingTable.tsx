import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { TableLook } from '../../../../shared/api/tables.ts';
import { columnLetters } from '../../../../shared/protocol/cell-name.ts';
import {
  LEFT_OUT,
  type Meaning,
  meaningGroups,
  type TableMapping,
} from '../../../../shared/protocol/count/mapping.ts';
import styles from './LookDesk.module.css';
import { useMeanings } from './useMeanings.ts';

interface Props {
  look: TableLook;
  election: ElectionView;
  onChange: (changed: Partial<TableMapping>) => void;
}

/** The first rows of the table, and above each column what it is taken for. */
export function MappingTable({ look, election, onChange }: Props) {
  const { t } = useTranslation();
  const { mapping, columns, first, taking } = look;
  const shown = first.filter(({ row }) => row > mapping.header - 3);
  const bad = new Set(taking.problems.map(({ row, column }) => `${row} ${column ?? 'all'}`));
  const set = (at: number, meaning: Meaning) =>
    onChange({
      columns: mapping.columns.map((each, column) => {
        if (column === at) return meaning;
        // Nothing is told by two columns.
        return each === meaning ? LEFT_OUT : each;
      }),
    });
  return (
    <div className={styles.scroll} role="region" aria-label={t('tables.scroll')} tabIndex={0}>
      <table className={styles.cells}>
        <thead>
          <tr>
            <th scope="col">{t('tables.row')}</th>
            {mapping.columns.map((meaning, column) => (
              <th key={column} scope="col" data-left-out={meaning === LEFT_OUT}>
                <MeaningSelect
                  label={t('tables.columnAs', {
                    column: columnLetters(column),
                    name: columns[column] ?? '',
                  })}
                  value={meaning}
                  election={election}
                  onChange={(chosen) => set(column, chosen)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, cells }) => (
            <tr key={row} data-header={row === mapping.header} data-above={row < mapping.header}>
              <th scope="row">
                {row}
                {bad.has(`${row} all`) && <span className={styles.sign}>!</span>}
              </th>
              {mapping.columns.map((meaning, column) => (
                <td key={column} data-left-out={meaning === LEFT_OUT} data-bad={bad.has(`${row} ${column}`)}>
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SelectProps {
  label: string;
  value: Meaning;
  election: ElectionView;
  onChange: (meaning: Meaning) => void;
}

function MeaningSelect({ label, value, election, onChange }: SelectProps) {
  const { t } = useTranslation();
  const { name, groups } = useMeanings(election, [value]);
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value={LEFT_OUT}>{name(LEFT_OUT)}</option>
      {meaningGroups.map((group) => (
        <optgroup key={group} label={t(`tables.group.${group}`)}>
          {groups[group].map((meaning) => (
            <option key={meaning} value={meaning}>
              {name(meaning)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
