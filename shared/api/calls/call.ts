import type { z } from 'zod';

/** Who may carry a call: `window` (Electron and browser mode alike), `cli`. */
export type HostKind = 'window' | 'cli';

interface CallDefinition<Input extends z.ZodType, Output> {
  input: Input;
  /** Only a type: outputs are made by our own code and are not checked at run time. */
  output?: Output;
  /** True if the call changes the workspace; refused on a read-only one. */
  writes: boolean;
  hosts: readonly HostKind[];
}

export const everywhere: readonly HostKind[] = ['window', 'cli'];
export const windowOnly: readonly HostKind[] = ['window'];

/** Defines a call that changes nothing in the workspace. */
export function reads<Output>() {
  return <Input extends z.ZodType>(input: Input, hosts = everywhere): CallDefinition<Input, Output> => ({
    input,
    writes: false,
    hosts,
  });
}

/** Defines a call that changes the workspace. */
export function writes<Output>() {
  return <Input extends z.ZodType>(input: Input, hosts = everywhere): CallDefinition<Input, Output> => ({
    input,
    writes: true,
    hosts,
  });
}
