import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { jsonText } from '../core/contract/json-text.ts';
import { WindowStateSchema, type WindowState } from './window-state.ts';

const Kept = jsonText(WindowStateSchema);

/** How the window was left; null when it never was, or when the file says nothing that can be used. */
export function readWindowState(file: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // The first start, or a file that cannot be read: the window begins as new, and nothing else depends on it.
    return null;
  }
  const kept = Kept.safeParse(text);
  return kept.success ? kept.data : null;
}

/** Keeps how the window is; a second start in the middle of it finds the former state whole. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch (error) {
    // The next window opens in another place: no reason to hold up this one.
    console.error(`cannot keep the place of the window: ${String(error)}`);
  }
}
