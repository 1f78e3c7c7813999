/** The note that was just made: when it is opened, it is to be written, not read. */
let next: string | null = null;

/** Says that a note is to be written when it is opened. */
export function writeNext(at: { readonly journal: string | null; readonly path: string }): void {
  next = keyOf(at);
}

/** True once for the note that is to be written. */
export function takeWriteNext(at: { readonly journal: string | null; readonly path: string }): boolean {
  if (next !== keyOf(at)) return false;
  next = null;
  return true;
}

function keyOf({ journal, path }: { readonly journal: string | null; readonly path: string }): string {
  return `${journal ?? ''}\n${path}`;
}
