import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import type { IncidentTold, IncidentView } from '../../../../shared/api/incidents.ts';
import type { CallError } from '../../../../shared/api/result.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { saidOf } from './form.ts';

/** What can be done with the act that is open. */
export interface ActDoing {
  busy: boolean;
  error: CallError | null;
  /** Tells what is typed; answers the act as it is now, null where that failed. */
  tell: (said: Input<'incidents.tell'>) => Promise<IncidentView | null>;
  /** Tells it as it was told once, withdrawn or not as said. */
  tellSo: (view: IncidentView, told: IncidentTold, changed?: Partial<Input<'incidents.tell'>>) => void;
  attach: (view: IncidentView, paths: readonly string[]) => Promise<IncidentView | null>;
}

/** @param onTold is given the act as it is after every change */
export function useAct(onTold: (view: IncidentView) => void): ActDoing {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  async function doing(work: () => Promise<IncidentView>): Promise<IncidentView | null> {
    setBusy(true);
    setError(null);
    try {
      const view = await work();
      onTold(view);
      return view;
    } catch (thrown) {
      setError(errorOf(thrown));
      return null;
    } finally {
      setBusy(false);
    }
  }

  const tell: ActDoing['tell'] = (said) => doing(() => client.call('incidents.tell', said));
  return {
    busy,
    error,
    tell,
    tellSo: ({ id, version }, told, changed = {}) =>
      void tell({ ...saidOf(told), incident: id, version, ...changed }),
    attach: ({ id, version }, paths) =>
      doing(() => client.call('incidents.attach', { incident: id, version, paths: [...paths] })),
  };
}
