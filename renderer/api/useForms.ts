import { useEffect, useState } from 'react';
import type { Form } from '../../shared/forms/form.ts';
import { useClient } from './context.ts';
import { useQuery } from './useQuery.ts';

const none: ReadonlyMap<string, Form> = new Map();

/** The forms that scans of the workspace are on, by id; those that are still on their way, or cannot be had, are missing. */
export function useForms(): ReadonlyMap<string, Form> {
  const client = useClient();
  const [forms, setForms] = useState(none);
  const { data: all } = useQuery('forms.list', {});

  useEffect(() => {
    let stale = false;
    for (const { id } of all?.filter(({ scans }) => scans > 0) ?? [])
      client.call('forms.get', { id }).then(
        ({ form }) => stale || setForms((known) => new Map(known).set(id, form)),
        () => undefined,
      );
    return () => void (stale = true);
  }, [client, all]);

  return forms;
}
