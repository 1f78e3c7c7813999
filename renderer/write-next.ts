import { createStore } from './store.ts';

interface NoteAt {
  /** Root. */
  readonly journal: string;
  readonly path: string;
}

/** The note that is to be written, not read, when it is opened; null for none. */
export const noteToWrite = createStore<NoteAt | null>(null);

/** Says that a note is to be written when it is opened, or at once where it is open. */
export function writeNext({ journal, path }: NoteAt): void {
  noteToWrite.set({ journal, path });
}

/** True once for the note that is to be written. */
export function takeWriteNext({ journal, path }: NoteAt): boolean {
  const next = noteToWrite.get();
  if (next === null || next.journal !== journal || next.path !== path) return false;
  noteToWrite.set(null);
  return true;
}
