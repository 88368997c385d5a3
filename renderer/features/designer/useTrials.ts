import { useCallback, useEffect, useRef, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Design } from '../../../shared/forms/design.ts';

/** What came of trying the form on one scan. */
export interface Trial {
  scan: ScanRow;
  /** Grows with every run: the picture of one run is another than that of the next. */
  run: number;
  /** Null when the call itself failed. */
  extraction: PageExtraction | null;
  error: CallError | null;
}

/** So many scans are asked for at a time: the core reads them side by side as far as it has workers. */
const AT_A_TIME = 2;

/** Tries a drawn form on scans, result by result; `stop` lets what is under way finish unseen. */
export function useTrials(draft: number) {
  const client = useClient();
  const [trials, setTrials] = useState<readonly Trial[]>([]);
  const [total, setTotal] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const run = useRef(0);

  const stop = useCallback(() => {
    run.current++;
    setRunning(false);
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    async (design: Design, scans: readonly ScanRow[]) => {
      const own = ++run.current;
      setTrials([]);
      setTotal(scans.length);
      setRunning(true);
      const waiting = [...scans];
      const work = async () => {
        for (let scan = waiting.shift(); scan && run.current === own; scan = waiting.shift()) {
          const trial = await client.call('designer.try', { draft, design, scan: scan.id }).then(
            (extraction) => ({ extraction, error: null }),
            (thrown: unknown) => ({ extraction: null, error: errorOf(thrown) }),
          );
          const done: Trial = { scan, run: own, ...trial };
          if (run.current === own) setTrials((before) => inOrder([...before, done], scans));
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
      if (run.current === own) setRunning(false);
    },
    [client, draft],
  );

  return { trials, total, isRunning, start, stop };
}

function inOrder(trials: readonly Trial[], scans: readonly ScanRow[]): Trial[] {
  return [...trials].sort((a, b) => scans.indexOf(a.scan) - scans.indexOf(b.scan));
}
