/** How far an import is. */
export interface ImportProgress {
  readonly stage: 'read' | 'pages' | 'attachments';
  readonly done: number;
  readonly total: number | null;
}

/** What every import is given. */
export interface ImportOptions {
  /** Absolute folder that the notes go to. */
  readonly into: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}
