import { useCallback, useEffect, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import type { OpenScan } from '../../components/crop/opener.ts';
import { useOpener } from '../../components/crop/useOpener.ts';
import type { Differences } from '../../../shared/api/reviewing.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { Form } from '../../../shared/forms/form.ts';

/** A protocol whose entries differ, with its picture and form. */
export interface OpenDifferences {
  open: OpenScan;
  differences: Differences;
  form: Form;
}

/** Opens a protocol whose entries differ, and the one after it ahead of time. */
export function useDifferences(scan: number | null) {
  const client = useClient();
  const opener = useOpener();
  const [state, setState] = useState<{
    scan: number;
    open: OpenDifferences | null;
    error: CallError | null;
  } | null>(null);
  const [opened, setOpened] = useState(0);

  /** Forgets what is known of a protocol: an act has changed it. */
  const forget = useCallback(
    (changed: number) => {
      opener.drop(changed);
      setState((now) => (now?.scan === changed ? null : now));
    },
    [opener],
  );
  /** Opens the one that is shown afresh. */
  const reopen = useCallback(() => setOpened((times) => times + 1), []);

  const next = useCallback(
    async (after: number) => {
      const { scan: found } = await client.call('review.next', { task: 'resolve', after });
      if (found !== null) opener.open(found).catch(() => undefined);
      return found;
    },
    [client, opener],
  );

  useEffect(() => {
    if (scan === null) return;
    let stale = false;
    const load = async (): Promise<OpenDifferences> => {
      const [open, differences] = await Promise.all([
        opener.open(scan),
        client.call('review.differences', { scan }),
      ]);
      return { open, differences, form: await opener.form(differences.first.form) };
    };
    load().then(
      (open) => {
        if (stale) return;
        setState({ scan, open, error: null });
        // A refusal is told when the person asks for the next one.
        next(scan).catch(() => undefined);
      },
      (thrown: unknown) => stale || setState({ scan, open: null, error: errorOf(thrown) }),
    );
    return () => void (stale = true);
  }, [client, opener, next, scan, opened]);

  useEffect(
    () =>
      client.onEvent((event) => {
        // What was opened ahead of time is old once somebody works on it; what is on the desk says so when it is saved.
        if (event.type === 'scan' && event.scan !== scan) opener.drop(event.scan);
      }),
    [client, opener, scan],
  );

  // One that was left is never shown for the one asked for.
  const { open, error } = state?.scan === scan ? state : { open: null, error: null };
  return { open, error, next, forget, reopen };
}
