import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design, DesignField } from '../../../shared/forms/design.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { quantities, type Quantity } from '../../../shared/forms/form.ts';
import type { DrawingAction } from './drawing/drawing.ts';
import { fieldName } from './fieldName.ts';
import styles from './FieldsStep.module.css';

interface Props {
  field: DesignField;
  design: Design;
  onChange: (changes: Extract<DrawingAction, { type: 'change' }>['changes']) => void;
}

const places = ['region', 'district', 'locality'] as const;
const marks = ['stamp', 'signature'] as const;

/** What the field holds, by its kind: a quantity of the rules, another field's number in words, a place, or a mark. */
export function MeaningOf({ field, design, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { language, text } = useFormat();

  /** A label that nobody wrote follows what the field holds, in all languages; a field of votes is called by its candidate. */
  function labelFor(quantity: Quantity | null): Record<string, string> {
    const called = (each: Quantity | null): Record<string, string> =>
      each === null || each === 'votes'
        ? {}
        : Object.fromEntries(
            languages.map((code) => [code, i18n.getFixedT(code)(`designer.quantity.${each}`)]),
          );
    const isOwn = Object.entries(field.label).some(
      ([code, label]) => label !== '' && label !== called(field.quantity)[code],
    );
    return isOwn ? field.label : called(quantity);
  }

  switch (field.kind) {
    case 'cells':
    case 'line':
    case 'printed':
      return (
        <>
          <div className={styles.pair}>
            <Choice
              label={t('designer.quantityLabel')}
              value={field.quantity ?? ''}
              options={[
                ['', t('designer.noQuantity')],
                ...quantities.map((each) => [each, t(`designer.quantity.${each}`)] as const),
              ]}
              onChange={(value) => {
                const quantity = quantities.find((each) => each === value) ?? null;
                onChange({ quantity, label: labelFor(quantity) });
              }}
            />
            {field.quantity === 'votes' && (
              <Choice
                label={t('designer.candidate')}
                value={field.candidate}
                options={[
                  ['', '–'],
                  ...design.candidates.map(({ id, name }) => [id, text(name) || id] as const),
                ]}
                onChange={(candidate) => onChange({ candidate })}
              />
            )}
            {field.quantity === 'turnout' && (
              <label>
                {t('designer.time')}
                <input
                  type="text"
                  placeholder="12:00"
                  value={field.time}
                  onChange={(event) => onChange({ time: event.target.value })}
                />
              </label>
            )}
            {field.kind !== 'cells' && (
              <label>
                {t('designer.digits')}
                <input
                  type="number"
                  min={1}
                  max={5}
                  value={field.digits}
                  onChange={(event) => {
                    const digits = event.target.valueAsNumber;
                    if (Number.isInteger(digits) && digits >= 1 && digits <= 5) onChange({ digits });
                  }}
                />
              </label>
            )}
          </div>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={field.optional}
              onChange={(event) => onChange({ optional: event.target.checked })}
            />
            {t('designer.optional')}
          </label>
        </>
      );
    case 'words':
      return (
        <Choice
          label={t('designer.of')}
          value={field.of}
          options={[
            ['', '–'],
            ...design.fields
              .filter(({ kind }) => kind === 'cells' || kind === 'line' || kind === 'printed')
              .map((each) => [each.id, fieldName(each, design, language)] as const),
          ]}
          onChange={(of) => onChange({ of })}
        />
      );
    case 'text':
      return (
        <Choice
          label={t('designer.placeLabel')}
          value={field.place ?? ''}
          options={[
            ['', t('designer.noPlace')],
            ...places.map((each) => [each, t(`designer.placeName.${each}`)] as const),
          ]}
          onChange={(value) => onChange({ place: places.find((each) => each === value) ?? null })}
        />
      );
    case 'mark':
      return (
        <>
          <Choice
            label={t('designer.markLabel')}
            value={field.mark}
            options={marks.map((each) => [each, t(`designer.mark.${each}`)] as const)}
            onChange={(value) => onChange({ mark: marks.find((each) => each === value) ?? 'stamp' })}
          />
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={field.required}
              onChange={(event) => onChange({ required: event.target.checked })}
            />
            {t('designer.required')}
          </label>
        </>
      );
  }
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
