import type { DesignField } from '../../../shared/forms/design.ts';
import { handlesOf } from './drawing/pen.ts';
import styles from './PageCanvas.module.css';

/** The fields on the page, mm: boxes, digits' boxes within them, and corners to take hold of on the one in hand. */
export function FieldBoxes({
  fields,
  selected,
}: {
  fields: readonly DesignField[];
  selected: number | null;
}) {
  return (
    <>
      {fields.map(({ box: [x, y, width, height], cells, kind }, index) => (
        <g
          key={index}
          className={styles.field}
          data-testid="field"
          data-selected={index === selected ? '' : undefined}
        >
          <rect x={x} y={y} width={width} height={height} />
          {kind === 'cells' &&
            cells.map((cell, n) => (
              <rect
                key={n}
                className={styles.cell}
                x={cell[0]}
                y={cell[1]}
                width={cell[2]}
                height={cell[3]}
              />
            ))}
          {index === selected &&
            handlesOf([x, y, width, height]).map(([handleX, handleY]) => (
              <circle
                key={`${handleX} ${handleY}`}
                className={styles.handle}
                cx={handleX}
                cy={handleY}
                r={1.2}
              />
            ))}
        </g>
      ))}
    </>
  );
}
