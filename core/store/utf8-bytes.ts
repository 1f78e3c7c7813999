/** Bytes that grow, written from strings. */
export interface ByteWriter {
  length(): number;
  /** Appends the text as UTF-8. */
  write(text: string): void;
  /** What was written from `from` on; valid until the next write. */
  bytes(from: number): Uint8Array<ArrayBuffer>;
  /** A copy of what was written, of exactly that size. */
  take(): Uint8Array<ArrayBuffer>;
  /** Starts anew, in the same memory unless it is large. */
  clear(): void;
}

/** A UTF-16 code unit becomes at most this many bytes. */
const MAX_BYTES_PER_UNIT = 3;

const FIRST_BYTES = 64 * 1024;
/** A larger buffer, made for one long note, is not kept for the others. */
const KEPT_BYTES = 1024 * 1024;
const ENCODER = new TextEncoder();

/** Bytes that grow. Encoding into one buffer costs a third of making a buffer for each string. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_BYTES);
  let end = 0;

  function reserve(bytes: number): void {
    if (end + bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, end + bytes));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  }

  return {
    length: () => end,
    write(text) {
      reserve(text.length * MAX_BYTES_PER_UNIT);
      end += ENCODER.encodeInto(text, buffer.subarray(end)).written;
    },
    bytes: (from) => buffer.subarray(from, end),
    take: () => buffer.slice(0, end),
    clear() {
      end = 0;
      if (buffer.length > KEPT_BYTES) buffer = new Uint8Array(FIRST_BYTES);
    },
  };
}
