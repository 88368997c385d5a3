import type { Dispatch, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import type { StraightPage } from '../../../shared/api/designs.ts';
import { type Design, type DesignField, fieldKinds } from '../../../shared/forms/design.ts';
import type { DrawingAction } from './drawing/drawing.ts';
import { MeaningOf } from './MeaningOf.tsx';
import { PlaceOf } from './PlaceOf.tsx';
import { Texts } from './Texts.tsx';
import styles from './FieldsStep.module.css';

interface Props {
  field: DesignField;
  design: Design;
  page: StraightPage;
  dispatch: Dispatch<DrawingAction>;
  /** Escape goes back to the page. */
  onLeave: () => void;
  ref: RefObject<HTMLElement | null>;
}

/** Most boxes for digits that a field can have. */
const MOST_CELLS = 12;

/** Everything that is said of the field in hand. */
export function FieldPanel({ field, design, page, dispatch, onLeave, ref }: Props) {
  const { t } = useTranslation();
  const change = (changes: Extract<DrawingAction, { type: 'change' }>['changes']) =>
    dispatch({ type: 'change', changes });
  const split = (count: number) => dispatch({ type: 'split', count, ruled: page });
  return (
    <section
      ref={ref}
      className={styles.panel}
      aria-label={t('designer.fieldInHand')}
      onKeyDown={(event) => event.code === 'Escape' && onLeave()}
    >
      <div className={styles.pair}>
        <label>
          {t('designer.kindLabel')}
          <select
            value={field.kind}
            onChange={(event) => {
              const kind = fieldKinds.find((each) => each === event.target.value);
              if (kind === 'cells' && field.cells.length === 0) split(field.digits);
              else if (kind) change({ kind });
            }}
          >
            {fieldKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`designer.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {field.kind === 'cells' && (
          <label>
            {t('designer.cellCount')}
            <input
              type="number"
              min={1}
              max={MOST_CELLS}
              value={field.cells.length}
              onChange={(event) => {
                const count = event.target.valueAsNumber;
                if (Number.isInteger(count) && count >= 1 && count <= MOST_CELLS) split(count);
              }}
            />
          </label>
        )}
        <label>
          {t('designer.row')}
          <input
            type="text"
            maxLength={12}
            value={field.row}
            onChange={(event) => change({ row: event.target.value })}
          />
        </label>
      </div>
      <MeaningOf field={field} design={design} onChange={change} />
      <Texts label={t('designer.label')} text={field.label} onChange={(label) => change({ label })} />
      <details>
        <summary>{t('designer.more')}</summary>
        <label>
          {t('designer.fieldId')}
          <input
            type="text"
            maxLength={64}
            value={field.id}
            onChange={(event) => dispatch({ type: 'rename', id: event.target.value })}
          />
        </label>
        <PlaceOf box={field.box} onChange={(place) => dispatch({ type: 'place', place })} />
      </details>
      <div className={styles.pair}>
        <Button onClick={() => dispatch({ type: 'snap', ruled: page })}>{t('designer.snap')}</Button>
        <Button onClick={() => dispatch({ type: 'duplicate', ruled: page })}>
          {t('designer.duplicate')}
        </Button>
        <Button onClick={() => dispatch({ type: 'remove' })}>{t('designer.remove')}</Button>
      </div>
    </section>
  );
}
