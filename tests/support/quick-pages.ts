import type { PageReader } from '../../electron/workspace/page-reader.ts';
import { extractionA } from './seed.ts';

/** Stands in for the machine where a test is about what people do: every page lies on form A, and no number is read. */
export function quickPages(): PageReader {
  const unasked = () => Promise.reject(new Error('nobody asks for that here'));
  return {
    read: () => Promise.resolve({ extraction: extractionA(), straightened: null, fault: null }),
    preview: unasked,
    sheet: unasked,
    corners: unasked,
    box: unasked,
    close: () => Promise.resolve(),
  };
}
