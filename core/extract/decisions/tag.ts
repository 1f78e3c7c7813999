import type { Entry } from '../../notes/outline.ts';
import { saysSomething } from './settled.ts';
import type { Sentence } from '../decision-sentence.ts';

const WORD = '#(?:\\[\\[)?(?:decision|decided|entscheidung|beschluss|décision|decisión|besluit)s?(?:\\]\\])?';
const FIRST = new RegExp(`^${WORD}:?[ \\t]+(?=\\S)`, 'iu');
const LAST = new RegExp(`[ \\t]${WORD}[.]?$`, 'iu');
const MAX_CHARS = 400;
const HASH = 35;

/** What a tag calls a decision: `#decision keep the old tier`, `keep the old tier #decision`; null without one. */
export function taggedIn({ text, kind }: Entry): Sentence | null {
  if (kind === 'row' || text.length > MAX_CHARS) return null;
  const first = text.charCodeAt(0) === HASH ? FIRST.exec(text) : null;
  const part = first === null ? lastTag(text) : { from: first[0].length, to: text.length };
  if (part === null) return null;
  const said = text.slice(part.from, part.to);
  return /\S\s+\S+\s+\S/.test(said) && saysSomething(said) && !/[?？]\W*$/.test(said) ? part : null;
}

function lastTag(text: string): Sentence | null {
  const at = text.includes(' #') ? text.search(LAST) : -1;
  return at <= 0 ? null : { from: 0, to: at };
}
