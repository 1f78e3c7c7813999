/**
 * Splits a body into its non-empty lines, however the chunks fall: a line or a character may be cut anywhere.
 * A last line without a line end counts. Cancels the body when the consumer stops early.
 */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      yield* lines.filter((line) => line.trim() !== '');
      if (done) return;
    }
  } finally {
    // A body that already failed refuses the cancel with the same error, which the reader above has thrown.
    await reader.cancel().catch(() => undefined);
  }
}
