/** Runs something that fails as a matter of course (a file that went away) and gives its error as a value. */
export function attempt<T>(run: () => T): { readonly value: T } | { readonly error: Error } {
  try {
    return { value: run() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** The system's code of an error (`ENOENT`), empty when it has none. */
export function errnoOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
