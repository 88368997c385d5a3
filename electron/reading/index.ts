export { PoolError, type PoolOptions, ReadingPool } from './pool.ts';
export {
  type BoxAnswer,
  type BoxTask,
  type CornersAnswer,
  type CornersTask,
  failedExtraction,
  type Handwriting,
  type PageSource,
  type PreviewAnswer,
  type PreviewTask,
  type ReadAnswer,
  type ReadingForm,
  type ReadTask,
  type SheetAnswer,
  type SheetTask,
  type WorkerSettings,
} from './task.ts';
export type { LanguageData } from './tesseract.ts';
