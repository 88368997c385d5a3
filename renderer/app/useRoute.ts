import { useCallback, useSyncExternalStore } from 'react';

export const screens = [
  'intake',
  'queue',
  'review',
  'second',
  'resolve',
  'papers',
  'audit',
  'protocols',
  'team',
  'forms',
  'merge',
  'export',
  'practice',
] as const;
export type Screen = (typeof screens)[number];

/** Where the person is; kept in the address's fragment, so that a reload stays there. */
export interface Route {
  screen: Screen;
  /** The scan that review or protocols show, null: the first one; the draft that forms show, null: the list. */
  scan: number | null;
}

export function parseRoute(fragment: string): Route {
  const [name, scan] = fragment.replace(/^#\/?/, '').split('/');
  const number = Number(scan);
  return {
    screen: screens.find((screen) => screen === name) ?? 'intake',
    scan: Number.isInteger(number) && number > 0 ? number : null,
  };
}

export function formatRoute({ screen, scan }: Route): string {
  return scan === null ? `#/${screen}` : `#/${screen}/${scan}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): { route: Route; go: (screen: Screen, scan?: number | null) => void } {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback((screen: Screen, scan: number | null = null) => {
    window.location.hash = formatRoute({ screen, scan });
  }, []);
  return { route: parseRoute(fragment), go };
}
