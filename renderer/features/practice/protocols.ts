import readings from '../../../resources/practice/practice.json' with { type: 'json' };
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { FieldValues } from '../../../shared/protocol/values.ts';

/** What a practice protocol is about; hints and verdicts are worded by it. */
export type Lesson = 'first' | 'look' | 'corrected' | 'illegible' | 'sums';

/** A protocol to practise on, with what stands on its paper. */
export interface PracticeProtocol {
  lesson: Lesson;
  /** File name of its page, straightened. */
  picture: string;
  region: string;
  /** What the machine made of the page. */
  reading: PageExtraction & { form: string };
  /** Fields in paper order; what cannot be read is `illegible`. */
  paper: { values: FieldValues; marks: Readonly<Record<string, boolean>> };
}

/** The five practice protocols, in their order (resources/practice). */
// The file is ours and tested against this type; JSON itself knows no unions.
export const practiceProtocols = readings as unknown as readonly PracticeProtocol[];

/** Where the built screen has the page of each, in the same order. */
export const pictureAddresses: readonly string[] = [
  new URL('../../../resources/practice/1.jpg', import.meta.url).href,
  new URL('../../../resources/practice/2.jpg', import.meta.url).href,
  new URL('../../../resources/practice/3.jpg', import.meta.url).href,
  new URL('../../../resources/practice/4.jpg', import.meta.url).href,
  new URL('../../../resources/practice/5.jpg', import.meta.url).href,
];
