import { useState } from 'react';
import { type Outside, useClient } from '../../api/context.ts';
import { loadFrom } from '../../api/images.ts';
import { pictureAddresses, practiceProtocols } from './protocols.ts';
import { beginPractice } from './session.ts';
import type { Verdict } from './verdict.ts';

interface Practice {
  /** What the desk reaches instead of the workspace. */
  outside: Outside;
  verdicts: readonly Verdict[];
}

/** A practice begun with the component, and what was right and wrong so far. */
export function usePractice(): Practice {
  const workspace = useClient();
  const [verdicts, setVerdicts] = useState<readonly Verdict[]>([]);
  const [outside] = useState((): Outside => {
    const session = beginPractice(practiceProtocols, workspace, () => setVerdicts(session.verdicts()));
    return {
      client: session.client,
      // The desk asks for pages of scans alone.
      loadPicture: (request) => loadFrom(pictureAddresses[('scan' in request ? request.scan : 0) - 1] ?? ''),
    };
  });
  return { outside, verdicts };
}
