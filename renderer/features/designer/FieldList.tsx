import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design } from '../../../shared/forms/design.ts';
import { fieldName } from './fieldName.ts';
import styles from './FieldsStep.module.css';

interface Props {
  design: Design;
  selected: number | null;
  onSelect: (index: number) => void;
}

/** The fields in the order in which they are typed. */
export function FieldList({ design, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (design.fields.length === 0) return null;
  return (
    <ol className={styles.fields} aria-label={t('designer.fields')}>
      {design.fields.map((field, index) => (
        <li key={field.id + index}>
          <button
            type="button"
            aria-current={index === selected ? 'true' : undefined}
            onClick={() => onSelect(index)}
          >
            <span>{fieldName(field, design, language)}</span>
            <small>{t(`designer.kind.${field.kind}`)}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}
