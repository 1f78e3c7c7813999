const OPEN = '<think>';
const CLOSE = '</think>';

/** Leaves out what a reasoning model writes between `<think>` and `</think>` at the start of its answer. */
export async function* thoughtFilter(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let state: 'start' | 'thinking' | 'answer' = 'start';
  for await (const piece of pieces) {
    if (state === 'answer') {
      yield piece;
      continue;
    }
    held += piece;
    if (state === 'start') {
      const text = held.trimStart();
      if (text.startsWith(OPEN)) state = 'thinking';
      else if (!OPEN.startsWith(text)) {
        state = 'answer';
        yield held;
      }
    }
    const end = held.indexOf(CLOSE);
    if (state === 'thinking' && end >= 0) {
      state = 'answer';
      const rest = held.slice(end + CLOSE.length).trimStart();
      if (rest !== '') yield rest;
    }
  }
  if (state === 'start' && held !== '') yield held;
}
