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
  'count',
  'export',
  'practice',
] as const;
export type Screen = (typeof screens)[number];

/** Where the person is; kept in the address's fragment, so that a reload stays there. */
export interface Route {
  screen: Screen;
  /** The scan that review or protocols show, null: the first one; the draft that forms show, null: the list. */
  scan: number | null;
  /** The part of the count that is shown, null: the first one. */
  part: string | null;
}

export function parseRoute(fragment: string): Route {
  const [name, rest] = fragment.replace(/^#\/?/, '').split('/');
  const number = Number(rest);
  const isScan = Number.isInteger(number) && number > 0;
  return {
    screen: screens.find((screen) => screen === name) ?? 'intake',
    scan: isScan ? number : null,
    part: isScan ? null : rest || null,
  };
}

export function formatRoute(screen: Screen, rest: number | string | null): string {
  return rest === null ? `#/${screen}` : `#/${screen}/${rest}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): { route: Route; go: (screen: Screen, rest?: number | string | null) => void } {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback((screen: Screen, rest: number | string | null = null) => {
    window.location.hash = formatRoute(screen, rest);
  }, []);
  return { route: parseRoute(fragment), go };
}
