import { useState } from 'react';

/** How the person looks at the picture; nothing of it is saved. */
export interface Look {
  /** True while the whole page is asked for. */
  whole: boolean;
  setWhole: (whole: boolean) => void;
  /** 1: as the view has it. */
  zoom: number;
  setZoom: (change: (zoom: number) => number) => void;
  /** Degrees clockwise; quarter turns and half degrees. */
  tilt: number;
  setTilt: (change: (tilt: number) => number) => void;
  panel: 'keys' | 'cannot-enter' | null;
  setPanel: (panel: Look['panel']) => void;
}

const most = 8;
const least = 0.5;

export function useLook(): Look {
  const [whole, setWhole] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [tilt, setTilt] = useState(0);
  const [panel, setPanel] = useState<Look['panel']>(null);
  return {
    whole,
    setWhole,
    zoom,
    setZoom: (change) => setZoom((before) => Math.min(most, Math.max(least, change(before)))),
    tilt,
    setTilt,
    panel,
    setPanel,
  };
}
