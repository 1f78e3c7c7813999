import { z } from 'zod';
import { KeepDraftRequestSchema } from '../core/contract/editing.ts';
import type { Client } from './client.ts';
import { keptStore } from './kept.ts';

/** Edits that could neither be saved nor kept in the data folder, with the text that they were made to. */
const LeftSchema = KeepDraftRequestSchema.required({ base: true });
export type LeftBehind = z.infer<typeof LeftSchema>;

/** What was typed while the engine was away, until it is back; also over a reload of the page. */
const left = keptStore<readonly LeftBehind[]>('daybook.left-behind', z.array(LeftSchema), []);

const isOf = (one: LeftBehind, { journal, path }: Pick<LeftBehind, 'journal' | 'path'>): boolean =>
  one.journal === journal && one.path === path;

/** Holds on to edits that the engine could not take. The latest of a note count. */
export function leaveBehind(draft: LeftBehind): void {
  left.set([...left.get().filter((one) => !isOf(one, draft)), draft]);
}

/** Gives the engine what was left behind; what it does not take holds nothing up, and is tried again the next time. */
export async function bringBack(client: Pick<Client, 'call'>): Promise<void> {
  for (const draft of left.get()) {
    const isKept = await client.call('keepDraft', draft).then(
      () => true,
      () => false,
    );
    if (isKept) left.set(left.get().filter((one) => one !== draft));
  }
}

/** Forgets all of it, with what else the user wants gone. */
export function forgetLeft(): void {
  left.set([]);
}
