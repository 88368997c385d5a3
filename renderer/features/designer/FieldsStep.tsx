import { type Dispatch, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { StraightPage } from '../../../shared/api/designs.ts';
import type { Drawing, DrawingAction } from './drawing/drawing.ts';
import { FieldList } from './FieldList.tsx';
import { FieldPanel } from './FieldPanel.tsx';
import { PageCanvas } from './PageCanvas.tsx';
import { usePicture } from './usePicture.ts';
import styles from './FieldsStep.module.css';

interface Props {
  draft: number;
  page: StraightPage;
  drawing: Drawing;
  dispatch: Dispatch<DrawingAction>;
}

const hints = [
  ['draw', ['N']],
  ['hop', ['Shift', 'N']],
  ['go', ['Tab']],
  ['move', ['←↑↓→']],
  ['size', ['Shift', '←↑↓→']],
  ['edit', ['F2']],
  ['split', ['1', '–', '9']],
  ['snap', ['S']],
  ['duplicate', ['Ctrl', 'D']],
  ['remove', ['Del']],
  ['undo', ['Ctrl', 'Z']],
] as const;

/** The straightened page on which fields are drawn, and beside it the fields and what the one in hand is. */
export function FieldsStep({ draft, page, drawing, dispatch }: Props) {
  const { t } = useTranslation();
  const { picture, error } = usePicture({ kind: 'draft-page', draft, n: page.n });
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const edit = () => panel.current?.querySelector<HTMLElement>('select, input')?.focus();
  const { design, selected } = drawing;
  const field = selected === null ? undefined : design.fields[selected];
  return (
    <div className={styles.step}>
      <div className={styles.page}>
        {error && <Failure error={error} />}
        {picture && (
          <PageCanvas
            picture={picture}
            page={page}
            drawing={drawing}
            dispatch={dispatch}
            onEdit={edit}
            ref={canvas}
          />
        )}
        <ul className={styles.hints}>
          {hints.map(([name, keys]) => (
            <li key={name}>
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}{' '}
              {t(`designer.hint.${name}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.side}>
        <FieldList
          design={design}
          selected={selected}
          onSelect={(index) => dispatch({ type: 'select', index })}
        />
        {field ? (
          <FieldPanel
            key={selected}
            field={field}
            design={design}
            page={page}
            dispatch={dispatch}
            onLeave={() => canvas.current?.focus()}
            ref={panel}
          />
        ) : (
          <p className={styles.help}>{t('designer.drawHelp')}</p>
        )}
      </div>
    </div>
  );
}
