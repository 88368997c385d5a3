import type { KeyboardEvent } from 'react';
import type { Direction } from '../../../../shared/plots/towards.ts';

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Where an arrow key leads; null for all other keys. */
export function directionOf({ code }: Pick<KeyboardEvent, 'code'>): Direction | null {
  return directions[code] ?? null;
}
