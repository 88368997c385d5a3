import { type Dispatch, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadedPicture } from '../../api/images.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { StraightPage } from '../../../shared/api/designs.ts';
import type { Drawing, DrawingAction } from './drawing/drawing.ts';
import { pageCommand } from './drawing/keys.ts';
import { fieldName } from './fieldName.ts';
import { FieldBoxes } from './FieldBoxes.tsx';
import { usePen } from './usePen.ts';
import styles from './PageCanvas.module.css';

interface Props {
  picture: LoadedPicture;
  page: StraightPage;
  drawing: Drawing;
  dispatch: Dispatch<DrawingAction>;
  /** The person goes to what is said of the field in hand. */
  onEdit: () => void;
  ref: RefObject<HTMLDivElement | null>;
}

/** Widths of the page, as shares of the view's. */
const zooms = [0.6, 1, 1.5, 2, 3] as const;

/**
 * The page on which fields are drawn: by mouse (draw, move, size at the corners, or one click into a ruled box) and by keys.
 * Tab goes from field to field and, after the last, out of the page.
 */
export function PageCanvas({ picture, page, drawing, dispatch, onEdit, ref: view }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [zoom, setZoom] = useState(1);
  const sheet = useRef<SVGSVGElement>(null);
  const { design, selected } = drawing;
  const field = selected === null ? undefined : design.fields[selected];
  const pen = usePen(sheet, page, drawing, dispatch);

  useEffect(() => {
    sheet.current
      ?.querySelector('[data-selected]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [selected, zoom]);
  useEffect(() => view.current?.focus({ preventScroll: true }), [view]);

  function press(event: KeyboardEvent): void {
    const command = pageCommand(event);
    if (!command) return;
    switch (command.type) {
      case 'go': {
        const next = (selected ?? -1) + command.by;
        if (next < 0 || next >= design.fields.length) return;
        event.preventDefault();
        return dispatch({ type: 'select', index: next });
      }
      case 'zoom':
        setZoom(Math.min(zooms.length - 1, Math.max(0, zoom + command.by)));
        break;
      case 'edit':
        onEdit();
        break;
      case 'draw-next':
      case 'hop':
      case 'snap':
      case 'split':
      case 'duplicate':
        dispatch({ ...command, ruled: page });
        break;
      default:
        dispatch(command);
    }
    event.preventDefault();
  }

  return (
    <div
      ref={view}
      className={styles.view}
      // A group of its own keys: arrows would scroll the page otherwise.
      role="application"
      tabIndex={0}
      aria-label={t('designer.canvas')}
      aria-describedby="in-hand"
      onKeyDown={press}
    >
      <p id="in-hand" className="visually-hidden" aria-live="polite">
        {field
          ? t('designer.inHand', { name: fieldName(field, design, language) })
          : t('designer.noneInHand')}
      </p>
      <div className={styles.sheet} style={{ width: `${zooms[zoom as 1] * 100}%` }}>
        <img className={styles.image} src={picture.url} alt="" draggable={false} />
        <svg
          ref={sheet}
          className={styles.overlay}
          viewBox={`0 0 ${design.page.width} ${design.page.height}`}
          preserveAspectRatio="none"
          onPointerDown={(event) => {
            view.current?.focus({ preventScroll: true });
            pen.down(event);
          }}
          onPointerMove={pen.move}
          onPointerUp={pen.up}
        >
          <g className={styles.ruled}>
            {page.boxes.map(([x, y, width, height], n) => (
              <rect key={n} data-ruled="" x={x} y={y} width={width} height={height} />
            ))}
          </g>
          <FieldBoxes fields={design.fields} selected={selected} />
          {pen.drawn && (
            <rect
              className={styles.drawn}
              x={pen.drawn[0]}
              y={pen.drawn[1]}
              width={pen.drawn[2]}
              height={pen.drawn[3]}
            />
          )}
        </svg>
      </div>
    </div>
  );
}
