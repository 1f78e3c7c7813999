/** Bytes that grow, written from strings. */
export interface ByteWriter {
  length(): number;
  /** Appends the text as UTF-8. */
  write(text: string): void;
  /** Appends UTF-8 with every run of ASCII white space as one space, and none at either end. */
  writeCollapsed(bytes: Uint8Array): void;
  /** What was written from `from` on; valid until the next write. */
  bytes(from: number): Uint8Array<ArrayBuffer>;
  clear(): void;
  /** A copy of what was written, of exactly that size. */
  take(): Uint8Array<ArrayBuffer>;
}

/** A UTF-16 code unit becomes at most this many bytes. */
const MAX_BYTES_PER_UNIT = 3;

const FIRST_BYTES = 4_096;
const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;

const ENCODER = new TextEncoder();

/** A loop of its own: on variables of a closure it takes four times as long. Returns where it ended. */
function collapseInto(target: Uint8Array, start: number, bytes: Uint8Array): number {
  let end = start;
  let isInSpace = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === SPACE || (byte >= TAB && byte <= RETURN)) {
      isInSpace = end > start;
      continue;
    }
    if (isInSpace) target[end++] = SPACE;
    isInSpace = false;
    target[end++] = byte;
  }
  return end;
}

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
    writeCollapsed(bytes) {
      reserve(bytes.length);
      end = collapseInto(buffer, end, bytes);
    },
    bytes: (from) => buffer.subarray(from, end),
    clear() {
      end = 0;
    },
    take: () => buffer.slice(0, end),
  };
}
