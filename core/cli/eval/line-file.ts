import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { DaybookError, toDaybookError } from '../../errors.ts';

/** A file that grows line by line: what was written is there, whatever ends the run. */
export interface LineFile {
  add(lines: readonly string[]): void;
  close(): void;
}

/**
 * Opens a file for lines, empty.
 *
 * @throws DaybookError naming the option when the file cannot be written
 */
export function openLineFile(file: string, option: string): LineFile {
  const descriptor = openForWriting(file, option);
  return {
    add: (lines) => void (lines.length > 0 && writeSync(descriptor, `${lines.join('\n')}\n`)),
    close: () => closeSync(descriptor),
  };
}

function openForWriting(file: string, option: string): number {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'w');
  } catch (thrown) {
    const { code, message } = toDaybookError(thrown);
    throw new DaybookError(code === 'internal' ? 'invalid' : code, `${file} cannot be written: ${message}.`, {
      hint: `Name another file with ${option}.`,
      cause: thrown,
    });
  }
}
