import { assertNever } from '../../../shared/protocol/values.ts';
import type { LookKey } from './desk/keys.ts';
import { lit, type Look, type Pane, stepped, zoomed } from './useLook.ts';

const zoomStep = 1.25;
const lightStep = 1.2;

/** Does what a picture key says; what concerns one window alone, to `pane`. */
export function runLook(key: LookKey, look: Look, pane: Pane = look.pane): void {
  const pan = (right: -1 | 0 | 1, down: -1 | 0 | 1) =>
    look.setView(pane, (view) => stepped(view, right, down, look.tilt));
  const zoom = (factor: number) => look.setView(pane, (view) => zoomed(view, factor));
  const light = (what: 'brightness' | 'contrast', factor: number) =>
    look.setLight((before) => lit(before, what, factor));
  switch (key) {
    case 'whole':
      return look.setWhole(true);
    case 'zoom-in':
      return zoom(zoomStep);
    case 'zoom-out':
      return zoom(1 / zoomStep);
    case 'pan-left':
      return pan(-1, 0);
    case 'pan-right':
      return pan(1, 0);
    case 'pan-up':
      return pan(0, -1);
    case 'pan-down':
      return pan(0, 1);
    case 'turn-left':
      return look.setTilt((tilt) => tilt - 90);
    case 'turn-right':
      return look.setTilt((tilt) => tilt + 90);
    case 'tilt-left':
      return look.setTilt((tilt) => tilt - 0.5);
    case 'tilt-right':
      return look.setTilt((tilt) => tilt + 0.5);
    case 'darker':
      return light('brightness', 1 / lightStep);
    case 'brighter':
      return light('brightness', lightStep);
    case 'softer':
      return light('contrast', 1 / lightStep);
    case 'harder':
      return light('contrast', lightStep);
    case 'ink':
      return look.setLight((before) => ({ ...before, ink: !before.ink }));
    case 'reset':
      return look.reset();
    default:
      return assertNever(key);
  }
}
