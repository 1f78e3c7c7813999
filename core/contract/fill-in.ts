import { z } from 'zod';

/** A value that an alert offers for a placeholder. */
export const FillSchema = z.object({
  /** As it stands in the command: `<namespace>`. */
  placeholder: z.string(),
  /** The label that it comes from. */
  label: z.string(),
  value: z.string(),
});
export type Fill = z.infer<typeof FillSchema>;

/** A stretch of a command, and whether it stands for a placeholder. */
export interface FilledPart {
  readonly text: string;
  readonly fill: Fill | null;
}

/** A command with values in the place of its placeholders, in parts, so that what was filled in can be shown as such. */
export function fillIn(command: string, fills: readonly Fill[]): FilledPart[] {
  const parts: FilledPart[] = [];
  let from = 0;
  let plain = 0;
  while (from < command.length) {
    const fill = longestAt(command, from, fills);
    if (fill === null) {
      from += 1;
      continue;
    }
    if (from > plain) parts.push({ text: command.slice(plain, from), fill: null });
    parts.push({ text: fill.value, fill });
    from += fill.placeholder.length;
    plain = from;
  }
  if (plain < command.length) parts.push({ text: command.slice(plain), fill: null });
  return parts;
}

const WORD = /[\w-]/;

/** The longest placeholder that stands whole at this place: `$POD` is none within `$POD_NAME`. */
function longestAt(command: string, at: number, fills: readonly Fill[]): Fill | null {
  let best: Fill | null = null;
  for (const fill of fills) {
    const { placeholder } = fill;
    if (placeholder === '' || !command.startsWith(placeholder, at)) continue;
    const before = command.charAt(at - 1);
    const after = command.charAt(at + placeholder.length);
    const isCut =
      (WORD.test(placeholder.at(-1) ?? '') && WORD.test(after)) ||
      (WORD.test(placeholder.charAt(0)) && WORD.test(before));
    if (!isCut && placeholder.length > (best?.placeholder.length ?? 0)) best = fill;
  }
  return best;
}
