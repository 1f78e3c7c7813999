import type { NoteFacts } from '../extract/facts.ts';
import { turnRows } from './turn-columns.ts';
import type { ByteWriter } from './utf8-bytes.ts';

/** Where a column's UTF-8 stands in the bytes that go with a note. */
export interface Bytes {
  readonly from: number;
  readonly to: number;
}

/** The columns of a note's facts; null where the note holds none of that kind. */
export interface PreparedFacts {
  readonly tasks: Bytes | null;
  readonly decisions: Bytes | null;
  readonly names: Bytes | null;
  readonly turns: Bytes | null;
  /** The texts of the turns, one after the other. */
  readonly said: Bytes | null;
  /** Rows of their own table, see signatures.ts. */
  readonly signatures: Bytes | null;
}

/**
 * Writes a note's facts out, beside the writer, into the bytes that go with it: they are moved to the writing thread
 * uncopied, where objects would be copied one by one.
 */
export function prepareFacts(facts: NoteFacts, bytes: ByteWriter): PreparedFacts {
  const { tasks, turns, names, decisions, signatures } = facts;
  const written = (write: () => void): Bytes => {
    const from = bytes.length();
    write();
    return { from, to: bytes.length() };
  };
  const column = (all: readonly unknown[]) =>
    all.length === 0 ? null : written(() => bytes.write(JSON.stringify(all)));
  const isSilent = turns.length === 0;
  return {
    tasks: column(tasks),
    decisions: column(decisions),
    names: column(names),
    turns: isSilent ? null : written(() => bytes.write(turnRows(turns))),
    said: isSilent
      ? null
      : written(() => {
          for (const { text } of turns) bytes.write(text);
        }),
    signatures: column(signatures),
  };
}
