import type { ImportProgress } from '../contract/import.ts';

/** What every import is given. */
export interface ImportOptions {
  /** Absolute folder that the notes go to. */
  readonly into: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}
