import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { TableLook } from '../../../../shared/api/tables.ts';
import type { TableMapping } from '../../../../shared/protocol/count/mapping.ts';
import { HEADER_WITHIN } from '../../../../shared/protocol/count/tables/header.ts';
import styles from './LookDesk.module.css';

interface Props {
  look: TableLook;
  election: ElectionView;
  onChange: (changed: Partial<TableMapping>) => void;
}

/** Which sheet is read, where its columns are named, and where rows belong that do not say so. */
export function MappingControls({ look, election, onChange }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const { sheets, mapping } = look;
  const rows = sheets.find(({ name }) => name === mapping.sheet)?.rows ?? 0;
  const known = election.regions.filter(({ key }) => key !== '');
  // Other names may mean other columns; without any names all stay as they are.
  const chooseHeader = (header: number) => onChange(header > 0 ? { header, columns: [] } : { header });
  return (
    <div className={styles.controls}>
      {sheets.length > 1 && (
        <label>
          {t('tables.sheet')}
          <select
            value={mapping.sheet}
            // Without columns they are proposed anew.
            onChange={(event) => onChange({ sheet: event.target.value, header: 0, columns: [] })}
          >
            {sheets.map(({ name, hidden }) => (
              <option key={name} value={name}>
                {hidden ? t('tables.hiddenSheet', { name }) : name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('tables.header')}
        <select value={mapping.header} onChange={(event) => chooseHeader(Number(event.target.value))}>
          <option value={0}>{t('tables.noHeader')}</option>
          {Array.from({ length: Math.min(rows, Math.max(HEADER_WITHIN, mapping.header)) }, (_, row) => (
            <option key={row} value={row + 1}>
              {row + 1}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('tables.region')}
        <select value={mapping.region} onChange={(event) => onChange({ region: event.target.value })}>
          <option value="">{t('tables.country')}</option>
          {known.map(({ key, name }) => (
            <option key={key} value={key}>
              {text(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
