import { useEffect, useState } from 'react';
import { daylight, type Light } from '../../components/ui/light.ts';

/** How far a picture is enlarged and moved in its window. */
export interface View {
  /** 1: as the window has it. */
  zoom: number;
  /** How far the window's middle lies right of and below its place, in shares of what the unzoomed window shows of the paper (its shorter side). */
  pan: readonly [number, number];
}

export const asLaid: View = { zoom: 1, pan: [0, 0] };

/** What a person has set for the eyes' sake, held from protocol to protocol. */
export interface Glasses {
  light: Light;
  /** Zoom of the focused row's crop. */
  zoom: number;
}

export const plainGlasses: Glasses = { light: daylight, zoom: 1 };

/** The glasses and how to change them, as `useState` gives them. */
export type GlassesState = readonly [Glasses, (change: (glasses: Glasses) => Glasses) => void];

/** The two windows onto a page. */
export type Pane = 'crop' | 'page';

/** How the person looks at the picture; nothing of it is saved. */
export interface Look {
  /** True while the whole page is asked for. */
  whole: boolean;
  setWhole: (whole: boolean) => void;
  /** The window that the keys act on. */
  pane: Pane;
  views: Readonly<Record<Pane, View>>;
  setView: (pane: Pane, change: (view: View) => View) => void;
  /** Degrees clockwise, of both windows; quarter turns and half degrees. */
  tilt: number;
  setTilt: (change: (tilt: number) => number) => void;
  light: Light;
  setLight: (change: (light: Light) => Light) => void;
  /** All as laid. */
  reset: () => void;
  /** What is open over or beside the desk; keys are its own meanwhile. */
  panel: 'keys' | 'cannot-enter' | 'as-paper' | null;
  setPanel: (panel: Look['panel']) => void;
}

const zooms = { least: 0.5, most: 8 };
const lights = { least: 0.4, most: 2.5 };
/** Share of the window that a key moves the picture by. */
const panStep = 0.15;

const within = (value: number, { least, most }: { least: number; most: number }) =>
  Math.min(most, Math.max(least, value));

export function zoomed(view: View, factor: number): View {
  return { ...view, zoom: within(view.zoom * factor, zooms) };
}

/** A view moved along the window's own sides: `right` and `down` in shares of the window, however the picture is turned and zoomed. */
export function panned(view: View, right: number, down: number, tilt: number): View {
  const turn = (-tilt * Math.PI) / 180;
  const [x, y] = [right / view.zoom, down / view.zoom];
  return {
    ...view,
    pan: [
      view.pan[0] + x * Math.cos(turn) - y * Math.sin(turn),
      view.pan[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ],
  };
}

export function stepped(view: View, right: -1 | 0 | 1, down: -1 | 0 | 1, tilt: number): View {
  return panned(view, right * panStep, down * panStep, tilt);
}

export function lit(light: Light, what: 'brightness' | 'contrast', factor: number): Light {
  // Steps up and down again end at exactly 1: that is no filter at all.
  const value = Math.round(within(light[what] * factor, lights) * 1000) / 1000;
  return { ...light, [what]: Math.abs(value - 1) < 0.01 ? 1 : value };
}

/**
 * A person's look at one protocol. The light and the crop's zoom hold over the sitting (`glasses`), the page's view and the tilt over the
 * protocol, the crop's place over one row. An unplaced page has no crops: the keys act on the page.
 */
export function useLook(row: number, placed: boolean, [glasses, setGlasses]: GlassesState): Look {
  const [whole, setWhole] = useState(false);
  const [page, setPage] = useState(asLaid);
  const [crop, setCrop] = useState({ row, pan: asLaid.pan });
  const [tilt, setTilt] = useState(0);
  const [panel, setPanel] = useState<Look['panel']>(null);
  useEffect(() => {
    // A key let go in another window is never told here.
    const letGo = () => setWhole(false);
    window.addEventListener('blur', letGo);
    return () => window.removeEventListener('blur', letGo);
  }, []);
  const panOf = (moved: typeof crop) => (moved.row === row ? moved.pan : asLaid.pan);
  return {
    whole,
    setWhole,
    pane: whole || !placed ? 'page' : 'crop',
    views: { page, crop: { zoom: glasses.zoom, pan: panOf(crop) } },
    setView: (pane, change) => {
      if (pane === 'page') return setPage(change);
      setGlasses((before) => ({ ...before, zoom: change({ zoom: before.zoom, pan: asLaid.pan }).zoom }));
      setCrop((before) => ({ row, pan: change({ zoom: glasses.zoom, pan: panOf(before) }).pan }));
    },
    tilt,
    setTilt,
    light: glasses.light,
    setLight: (change) => setGlasses((before) => ({ ...before, light: change(before.light) })),
    reset: () => {
      setPage(asLaid);
      setCrop({ row, pan: asLaid.pan });
      setTilt(0);
      setGlasses(() => plainGlasses);
    },
    panel,
    setPanel,
  };
}
