/** Keeps calls that write out while one long act has the database to itself. */
export interface Gate {
  /** True while somebody holds the gate. */
  held(): boolean;
  /** Resolves when nobody holds the gate. */
  pass(): Promise<void>;
  /** Holds the gate for as long as `work` takes; who comes meanwhile waits, who holds it too comes after. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  let held: Promise<unknown> | null = null;
  const pass = async () => {
    while (held) await held;
  };
  return {
    held: () => held !== null,
    pass,
    async hold(work) {
      await pass();
      const done = work();
      const settled = done.then(
        () => undefined,
        () => undefined,
      );
      held = settled;
      try {
        return await done;
      } finally {
        if (held === settled) held = null;
      }
    },
  };
}
