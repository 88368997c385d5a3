import { createContext, useContext } from 'react';
import type { Client } from './client.ts';
import type { loadPicture } from './images.ts';

/** What the screen reaches the outside through; tests give their own. */
export interface Outside {
  client: Client;
  loadPicture: typeof loadPicture;
}

export const OutsideContext = createContext<Outside | null>(null);

export function useOutside(): Outside {
  const outside = useContext(OutsideContext);
  if (!outside) throw new Error('No OutsideContext above this component');
  return outside;
}

export function useClient(): Client {
  return useOutside().client;
}
