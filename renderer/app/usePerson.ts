import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { Person } from '../../shared/api/workspace.ts';

const storageKey = 'hattama.person';

/** Who sits at this window. The code is kept for the tab only: a seized laptop's browser should not name its people. */
export function usePerson(client: Client, known: Person | null, reload: () => void) {
  const [person, setPerson] = useState<Person | 'asking' | null | undefined>(() =>
    sessionStorage.getItem(storageKey) ? 'asking' : undefined,
  );

  const use = useCallback(
    async (chosen: Person) => {
      const used = await client.call('people.use', chosen);
      sessionStorage.setItem(storageKey, JSON.stringify(used));
      setPerson(used);
      reload();
    },
    [client, reload],
  );

  useEffect(() => {
    // A reload, or a core that was started anew: the tab takes its seat again.
    const kept = sessionStorage.getItem(storageKey);
    if (!kept) return;
    client.call('people.use', JSON.parse(kept) as Person).then(setPerson, () => setPerson(null));
  }, [client]);

  const leave = useCallback(() => {
    sessionStorage.removeItem(storageKey);
    setPerson(null);
  }, []);

  // Undecided, the session's own person counts; a person who left is nobody.
  return { person: person === undefined ? known : person, use, leave };
}
