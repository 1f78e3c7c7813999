import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';
import { isNameLike } from './name-words.ts';

/** Notes in which work goes from one to the next. */
const CALLED =
  /hand-?(?:ing )?(?:over|off)|shift|on-?call|rota|pager|übergabe|schicht|relève|astreinte|traspaso|turno/i;
const NAME = String.raw`(\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+)?)`;
/** `night → early (Ann → Bob)`, `2031-05-06: Ann -> Bob`. */
const FROM_TO = new RegExp(
  String.raw`(?<![\p{L}\d])${NAME} ?(?:→|➔|->|=>|➡\uFE0F?|(?<= )(?:to|an|à|a)(?= )) ?${NAME}(?![\p{L}\d])`,
  'u',
);

const HEADING_MAX_CHARS = 120;

/** From whom to whom a shift goes, as the heading above what they hand over says. */
export function findHandovers({ title, path, outline }: Extractable): NameFound[] {
  if (!CALLED.test(title) && !CALLED.test(path)) return [];
  return outline.sections.flatMap(({ heading, line }) => {
    const match = heading === null || heading.length > HEADING_MAX_CHARS ? null : FROM_TO.exec(heading);
    const names = match === null ? [] : [match[1] ?? '', match[2] ?? ''];
    return names.every(isNameLike) ? names.map((name) => ({ name, why: 'attendee' as const, line, alias: null })) : [];
  });
}
