import { createRequire } from 'node:module';
import type * as OpenCv from '@techstark/opencv-js';

type Library = typeof OpenCv;

/** OpenCV's named numbers, which its own types leave open. */
type Codes = Extract<
  keyof Library,
  | `${'CV_' | 'COLOR_' | 'INTER_' | 'BORDER_' | 'MORPH_' | 'THRESH_' | 'NORM_' | 'LINE_' | 'RETR_' | 'CHAIN_'}${string}`
  | 'RANSAC'
>;

/** OpenCV as @techstark/opencv-js brings it. */
export type Cv = Omit<Library, Codes> & Record<Codes, number>;
export type Mat = InstanceType<Library['Mat']>;

/** Anything that lives on the wasm heap and is freed by hand. */
export interface Deletable {
  delete(): void;
}

/** Hands a wasm object to the running scope, which frees it at its end. */
export type Keep = <T extends Deletable>(object: T) => T;

/**
 * Loads OpenCV once a thread (about 0.25 s). The package exports a thenable; the type says it is the library itself.
 */
export async function loadEngine(): Promise<Cv> {
  const load = createRequire(import.meta.url);
  return await (load('@techstark/opencv-js') as PromiseLike<Cv>);
}

/**
 * Runs `work` and frees whatever it gave to `keep`, however it ends: a forgotten Mat ends the worker within some
 * sixty pages. OpenCV throws plain numbers (addresses of C++ exceptions); they come out as Errors with their text.
 */
export function scoped<T>(cv: Cv, work: (keep: Keep) => T): T {
  const kept: Deletable[] = [];
  try {
    return work((object) => {
      kept.push(object);
      return object;
    });
  } catch (error) {
    throw typeof error === 'number' ? new Error(engineMessage(cv, error)) : error;
  } finally {
    for (const object of kept.reverse()) object.delete();
  }
}

function engineMessage(cv: Cv, address: number): string {
  const exception = cv.exceptionFromPtr(address) as { msg?: string };
  return `OpenCV: ${exception.msg ?? `exception ${address}`}`;
}

/** A copy of a Mat, rows packed: `clone` of this build only makes a second handle, and a roi keeps its parent's rows. */
export function copyOf(cv: Cv, mat: Mat): Mat {
  const copy = new cv.Mat();
  mat.copyTo(copy);
  return copy;
}
