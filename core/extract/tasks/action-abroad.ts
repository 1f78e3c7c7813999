import { matchAt, readAfter, type Keyword } from './keyword-parts.ts';

/** What stands in front of an item in the minutes of other languages, as `Action:` does in English. */
const WORD =
  /(?:aufgaben?|actie(?:punt)?|aktie(?:punt)?|acci[oó]n|tareas?|t[âa]che|[àa] faire|azione|aç[ãa]o|tarefa|åtgärd)(?![\p{L}\p{N}_/-])/iuy;
/** `Volkan:` behind it. */
const NAMED = /^[ \t]+\p{Lu}[\p{L}.'’-]+(?:(?: und | en | et | y | e | & |\/|, ?| )\p{Lu}[\p{L}.'’-]+){0,3}:(?=[ \t])/u;
const NAMED_CHARS = 60;

/** `Aufgabe Volkan: …`, `Actie: …`, `À faire : …`. */
export function readActionAbroad(text: string, from: number): Keyword | null {
  const to = matchAt(WORD, text, from);
  if (to === -1) return null;
  const after = readAfter(text, to);
  if (after.separator === ':' && after.end < text.length) return { kind: 'action', state: 'open', from, to, ...after };
  if (!NAMED.test(text.slice(to, to + NAMED_CHARS))) return null;
  return { kind: 'action', state: 'open', from, to, aside: null, separator: null, end: after.end };
}
