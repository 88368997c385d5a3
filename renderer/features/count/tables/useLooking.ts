import { useRef, useState } from 'react';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import type { GivenFile, RefusedFile } from '../../../api/transport.ts';
import type { CallError } from '../../../../shared/api/result.ts';
import type { PublicationView, TableLook } from '../../../../shared/api/tables.ts';
import type { PublicationKind } from '../../../../shared/protocol/count/counted.ts';
import type { TableMapping } from '../../../../shared/protocol/count/mapping.ts';
import type { SheetProblem } from '../../../../shared/protocol/sheet-problems.ts';

/** Where a person is with a table. */
export type LookingState =
  | {
      at: 'idle';
      error: CallError | null;
      /** Why the file was not read, or not handed over. */
      problem: SheetProblem | null;
      refused: RefusedFile | null;
      taken: PublicationView | null;
    }
  | { at: 'reading' }
  | { at: 'looked'; look: TableLook; busy: boolean; error: CallError | null };

const idle = (changed: Partial<Extract<LookingState, { at: 'idle' }>> = {}): LookingState => ({
  at: 'idle',
  error: null,
  problem: null,
  refused: null,
  taken: null,
  ...changed,
});

export interface Looking {
  state: LookingState;
  /** Reads a dropped or chosen file; of several the first. */
  give: (files: readonly GivenFile[], kind: PublicationKind) => Promise<void>;
  /** The same with the host's own dialog. */
  choose: (kind: PublicationKind) => Promise<void>;
  map: (mapping: TableMapping) => Promise<void>;
  take: (said: { source: string; published: string }) => Promise<void>;
  leave: () => void;
}

/** A table on its way into the workspace: read, understood, taken. */
export function useLooking(election: string): Looking {
  const client = useClient();
  const [state, setState] = useState(idle());
  const latest = useRef(0);

  async function look(
    kind: PublicationKind,
    path: () => Promise<string | RefusedFile | null>,
  ): Promise<void> {
    setState({ at: 'reading' });
    try {
      const given = await path();
      if (given === null) return setState(idle());
      if (typeof given !== 'string') return setState(idle({ refused: given }));
      const look = await client.call('tables.look', { path: given, kind, election });
      setState(
        look.refused ? idle({ problem: look.refused }) : { at: 'looked', look, busy: false, error: null },
      );
    } catch (thrown) {
      setState(idle({ error: errorOf(thrown) }));
    }
  }

  async function hand(files: readonly GivenFile[]): Promise<string | RefusedFile | null> {
    const { signal } = new AbortController();
    const { paths, refused } = await client.hand(files.slice(0, 1), { onProgress: () => undefined, signal });
    return paths[0] ?? refused[0] ?? null;
  }

  /** Asks the core something of the table that is looked at; what goes wrong is told beside it. */
  async function ask(table: TableLook, work: () => Promise<LookingState>): Promise<void> {
    const turn = ++latest.current;
    setState({ at: 'looked', look: table, busy: true, error: null });
    const next = await work().catch((thrown: unknown): LookingState => ({
      at: 'looked',
      look: table,
      busy: false,
      error: errorOf(thrown),
    }));
    // What was asked before something else was chosen is of no use any more.
    if (turn === latest.current) setState(next);
  }

  return {
    state,
    give: async (files, kind) => {
      if (files.length > 0) await look(kind, () => hand(files));
    },
    choose: (kind) =>
      look(kind, async () => (await client.call('intake.choose', { what: 'files' }))?.paths[0] ?? null),
    map: async (mapping) => {
      if (state.at !== 'looked') return;
      const { look: table } = state;
      // What was chosen is seen at once, what it gives follows; columns that are to be proposed are waited for.
      const shown = mapping.columns.length > 0 ? { ...table, mapping, remembered: false } : table;
      await ask(shown, async () => ({
        at: 'looked',
        look: await client.call('tables.map', { look: table.look, mapping }),
        busy: false,
        error: null,
      }));
    },
    take: async (said) => {
      if (state.at !== 'looked') return;
      const { look, mapping } = state.look;
      await ask(state.look, async () =>
        idle({ taken: await client.call('tables.take', { look, mapping, ...said }) }),
      );
    },
    leave: () => {
      if (state.at !== 'looked') return;
      latest.current += 1;
      setState(idle());
      client
        .call('tables.drop', { look: state.look.look })
        .catch((thrown: unknown) => setState(idle({ error: errorOf(thrown) })));
    },
  };
}
