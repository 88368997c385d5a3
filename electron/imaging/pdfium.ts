import { PDFiumModule } from '@hyzyla/pdfium';
import { PictureError } from './picture-error.ts';

/** The library as the package types it, and what the package brings without a type. */
export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  /** Writes width and height in points, two 32-bit floats, at `size`; answers 0 when there is no such page. */
  _FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): number;
  wasmExports: { memory: WebAssembly.Memory };
};

/**
 * Bytes of memory the library may have: what it holds is the file and a page's pictures. Streams can be packed so that a
 * small file wants all of the two gigabytes that the library could have otherwise.
 */
const MOST_MEMORY = 1024 * 1024 * 1024;

/** Beyond this size the library's memory, which never shrinks, is given back by starting it afresh. */
const KEEP_MEMORY_UNDER = 256 * 1024 * 1024;

type Options = NonNullable<Parameters<typeof PDFiumModule>[0]>;

/**
 * What the library would print is said by its answers; its types do not know that it can be kept quiet. An object for each
 * start: the library makes itself out of the one that it is given.
 */
const quiet = (): Options & Record<'print' | 'printErr', () => void> => ({
  print: () => undefined,
  printErr: () => undefined,
});

let library: Promise<Library> | null = null;

interface Library {
  pdfium: Pdfium;
  /** It was refused memory. */
  exhausted: boolean;
  /** It has given up, or has grown too large: nobody else may begin with it. */
  spent: boolean;
}

/**
 * Lends the library out for the time of `use`.
 * @throws PictureError too-large: it wanted more memory than it may have; damaged: it gave up; and whatever `use` throws
 */
export async function withPdfium<T>(use: (pdfium: Pdfium) => T): Promise<T> {
  let ours = await (library ??= start());
  while (ours.spent) ours = await (library ??= start());
  // From here to the end nothing waits, so no other call can meet the library half-way or started afresh.
  try {
    return use(ours.pdfium);
  } catch (error) {
    if (error instanceof PictureError && !ours.exhausted) throw error;
    ours.spent = true;
    const reason = ours.exhausted ? 'too-large' : 'damaged';
    throw new PictureError(reason, `the PDF library gave up: ${String(error)}`, error);
  } finally {
    ours.spent ||= ours.pdfium.HEAPU8.length > KEEP_MEMORY_UNDER;
    if (ours.spent) library = null;
  }
}

async function start(): Promise<Library> {
  const pdfium = (await PDFiumModule(quiet())) as Pdfium;
  const started: Library = { pdfium, exhausted: false, spent: false };
  boundMemory(pdfium.wasmExports.memory, () => (started.exhausted = true));
  pdfium._FPDF_InitLibraryWithConfig({
    version: 2,
    m_pIsolate: null,
    m_pUserFontPaths: null,
    m_v8EmbedderSlot: 0,
  });
  return started;
}

/** The library asks for more memory in one place only; told that there is none, it gives up the document. */
function boundMemory(memory: WebAssembly.Memory, onRefused: () => void): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * 65_536 > MOST_MEMORY) {
      onRefused();
      throw new RangeError('the PDF wants more memory than it may have');
    }
    return grow(pages);
  };
}

/**
 * A place of so many bytes in the library's memory, which whoever asked for it gives back.
 * @throws PictureError too-large
 */
export function allocate(pdfium: Pdfium, size: number): number {
  const pointer = pdfium.wasmExports.malloc(size);
  if (!pointer) throw new PictureError('too-large', `no ${size} bytes for the PDF`);
  return pointer;
}
