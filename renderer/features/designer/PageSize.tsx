import { useTranslation } from 'react-i18next';
import type { Design } from '../../../shared/forms/design.ts';
import styles from './CornersStep.module.css';

/** Sheets of paper by name, mm. */
const sheets = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
} as const;
type Sheet = keyof typeof sheets;
const names = Object.keys(sheets) as Sheet[];

interface Props {
  size: Design['page'];
  onChange: (size: Design['page']) => void;
}

/** How large the page is on paper: a sheet by name, upright or wide, or millimetres. */
export function PageSize({ size, onChange }: Props) {
  const { t } = useTranslation();
  const isWide = size.width > size.height;
  const short = Math.min(size.width, size.height);
  const long = Math.max(size.width, size.height);
  const chosen = names.find((name) => sheets[name][0] === short && sheets[name][1] === long) ?? '';
  const setSheet = (name: Sheet) => {
    const [width, height] = sheets[name];
    onChange(isWide ? { width: height, height: width } : { width, height });
  };
  return (
    <fieldset className={styles.size}>
      <legend>{t('designer.pageSize')}</legend>
      <select
        aria-label={t('designer.sheet')}
        value={chosen}
        onChange={(event) => {
          const name = names.find((each) => each === event.target.value);
          if (name) setSheet(name);
        }}
      >
        {chosen === '' && <option value="">{t('designer.otherSheet')}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {name.length === 2 ? name.toUpperCase() : `US ${name.charAt(0).toUpperCase()}${name.slice(1)}`}
          </option>
        ))}
      </select>
      {(['width', 'height'] as const).map((side) => (
        <label key={side}>
          {t(`designer.${side}`)}
          <input
            type="number"
            min={20}
            max={2000}
            step="any"
            value={size[side]}
            onChange={(event) => onChange({ ...size, [side]: event.target.valueAsNumber || 0 })}
          />
        </label>
      ))}
    </fieldset>
  );
}
