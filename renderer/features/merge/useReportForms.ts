import { useEffect, useMemo, useState } from 'react';
import { useClient } from '../../api/context.ts';
import type { MergeReport } from '../../../shared/api/merging.ts';
import type { Form } from '../../../shared/forms/form.ts';

/** The forms that a report speaks of, by id; one that would only come with the merge is missing until it is there. */
export function useReportForms({ conflicts, stations, edits }: MergeReport): ReadonlyMap<string, Form> {
  const client = useClient();
  const [forms, setForms] = useState<ReadonlyMap<string, Form>>(() => new Map());
  const named = useMemo(
    () => [...new Set([...conflicts, ...stations, ...edits].map(({ form }) => form))].sort().join(' '),
    [conflicts, stations, edits],
  );

  useEffect(() => {
    let stale = false;
    for (const id of named.split(' ').filter(Boolean))
      client.call('forms.get', { id }).then(
        ({ form }) => stale || setForms((known) => new Map(known).set(id, form)),
        () => undefined,
      );
    return () => void (stale = true);
  }, [client, named]);

  return forms;
}
