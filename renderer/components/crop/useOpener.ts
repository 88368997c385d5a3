import { useEffect, useMemo } from 'react';
import { useOutside } from '../../api/context.ts';
import { createOpener, type Opener } from './opener.ts';

/** An opener of the component's own, whose pictures are let go of with it. */
export function useOpener(): Opener {
  const outside = useOutside();
  const opener = useMemo(() => createOpener(outside), [outside]);
  useEffect(() => () => opener.close(), [opener]);
  return opener;
}
