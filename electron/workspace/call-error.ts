import { type CallError, HattamaError } from '../../shared/api/result.ts';

/** An error as a worker tells it to its process; one that no room throws on purpose is an error of ours. */
export function callErrorOf(error: unknown): CallError {
  if (error instanceof HattamaError)
    return { reference: error.reference, message: error.message, fatal: error.fatal, params: error.params };
  return {
    reference: 'internal',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    fatal: false,
  };
}

/** What a worker told, as an error again. */
export function errorOfCall({ reference, message, fatal, params }: CallError): HattamaError {
  return new HattamaError(reference, message, { fatal, ...(params ? { params: { ...params } } : {}) });
}
