import { useTranslation } from 'react-i18next';
import type { Box } from '../../../shared/forms/form.ts';
import styles from './FieldsStep.module.css';

const sides = ['left', 'top', 'width', 'height'] as const;

/** Where the box lies, to a hundredth of a millimetre. */
export function PlaceOf({ box, onChange }: { box: Box; onChange: (box: Box) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.pair}>
      <legend>{t('designer.place')}</legend>
      {sides.map((side, n) => (
        <label key={side}>
          {t(`designer.${side}`)}
          <input
            type="number"
            step="any"
            value={Math.round((box[n] ?? 0) * 100) / 100}
            onChange={(event) => {
              const value = event.target.valueAsNumber;
              const [x, y, width, height] = box.map((each, at) => (at === n ? value : each));
              if (Number.isFinite(value)) onChange([x ?? 0, y ?? 0, width ?? 0, height ?? 0]);
            }}
          />
        </label>
      ))}
    </fieldset>
  );
}
