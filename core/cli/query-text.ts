import { DaybookError } from '../errors.ts';
import type { Context } from './context.ts';

/**
 * The text of a query or question: its words as one text, or stdin for a single `-` (a pasted log has quotes of its own).
 *
 * @throws DaybookError `invalid` when there is none
 */
export async function readQuery(words: readonly string[], context: Context): Promise<string> {
  const text = words.length === 1 && words[0] === '-' ? await context.readInput() : words.join(' ');
  if (text.trim() !== '') return text.trim();
  throw new DaybookError('invalid', 'There is nothing to look for: the text is empty.', {
    hint: 'Write it in quotes after the command.',
  });
}
