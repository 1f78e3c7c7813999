import { matchesOf } from '../../notes/matches-of.ts';
import { folded } from './words.ts';

/** The records that a text names as the one that replaces this one, and as those that this one replaces. */
export interface RecordLinks {
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
}

const REFERENCE =
  /\[\[[^\]]+\]\]|!?\[[^\]]*\]\([^)\s]*\)|\[[^\]]+\](?:\[[^\]]*\])?|<[^>\s]+>|\b(?:adr|rfc|dr|decision(?: record)?)s?[ #_-]*(?:[a-z]{1,8}-)?\d{1,5}\b|\bd(?:ec|l)?[#-]?\d{1,4}\b(?![.\w])|[\w./-]*\d[\w./-]*\.mdx?\b|#\d{1,5}\b|\b\d{4}(?:-\w[\w-]*)?\b/giu;

const QUIET = /^[\s,;&:.()'"“”*_–—-]*(?:(?:and|or|by|the|also|in|part|with|plus|this)\b[\s,;&:.()'"“”*_–—-]*)*$/i;

/** Words of a link that follow its first one, as in `ADR-3, ADR-4 and [ADR-5](…)`: nothing but joints between them. */
function referencesFrom(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const match of matchesOf(REFERENCE, text)) {
    if (!QUIET.test(text.slice(at, match.index))) break;
    found.push(match[0]);
    at = match.index + match[0].length;
  }
  if (found.length > 0) return found;
  const plain = folded(text.split(/[.;\n]/)[0] ?? '').replace(/^[\s:*_"“”]+|[\s*_"“”]+$/g, '');
  return plain !== '' && plain.length <= 120 && !/^(?:by|the|this|n\/?a|none|-+|no)\b/i.test(plain) ? [plain] : [];
}

/** How far a sentence goes on with links. */
const LINKS_MAX_CHARS = 300;

const BY =
  /\b(?:super[sc]eded|replaced|obsoleted|deprecated|reverted|overturned|revoked)\b(?:\s*\([^)]{0,60}\)|\s+(?:on\s+)?\d{4}-\d{2}-\d{2})?(?: in (?:part|full|favou?r of))?(?:\s*(?:by|with|through|in favou?r of|→|->|:))+|(?<!\p{L})(?:(?:ersetzt|abgelöst) (?:durch|von)|remplacée? par|(?:reemplazad|sustituid)[oa] por)\s*:?/giu;
const BARE = /\bsuper[sc]eded\s*(?=\[|<|adr|#?\d)(?!\d{4}-\d)/giu;
const OVER = /\b(?:super[sc]edes|replaces|obsoletes|ersetzt(?! durch| von)|remplace|reemplaza)\b\s*:?/giu;

/** Links in a status: `Superseded by [ADR-14](0014-x.md)`, `Accepted, supersedes ADR-3`, `Superseded [0019](…)`. */
export function linksOfStatus(text: string): RecordLinks {
  const supersededBy: string[] = [];
  const supersedes: string[] = [];
  for (const match of matchesOf(BY, text)) supersededBy.push(...after(text, match));
  if (supersededBy.length === 0) for (const match of matchesOf(BARE, text)) supersededBy.push(...after(text, match));
  for (const match of matchesOf(OVER, text)) supersedes.push(...after(text, match));
  return { supersedes: unique(supersedes), supersededBy: unique(supersededBy) };
}

function after(text: string, match: RegExpMatchArray): string[] {
  const from = (match.index ?? 0) + match[0].length;
  const rest = text.slice(from, from + LINKS_MAX_CHARS);
  const next = rest.search(/\b(?:super[sc]ede|replace|obsolete)/i);
  return referencesFrom(next === -1 ? rest : rest.slice(0, next));
}

/** The links of a field of their own: `Supersedes: ADR-3, ADR-4`, or a list in front matter. */
export function linksOfField(text: string): readonly string[] {
  return unique(referencesFrom(text.slice(0, LINKS_MAX_CHARS)));
}

const SAID_HERE =
  /\b(?:we|this|it|this (?:adr|record|decision|document|rfc|one))\s+(?:(?:now|also|thus|thereby|hereby|fully|completely)\s+)?(?:super[sc]edes?|replaces?)\s+(?=\[|adr|rfc|decision|#\d|<)/giu;
const SAID_OF_THIS = /\bsuper[sc]eded\s+(?:by|in favou?r of)\s+(?=\[|adr|rfc|decision|#\d|<|\w+[-/]\d)/giu;

/** Links that the text of a record states in a sentence: `We supersede [ADR 18](…) with this one.` */
export function linksOfText(text: string): RecordLinks {
  const supersededBy: string[] = [];
  const supersedes: string[] = [];
  for (const match of matchesOf(SAID_HERE, text)) supersedes.push(...linkedOnly(after(text, match)));
  for (const match of matchesOf(SAID_OF_THIS, text)) supersededBy.push(...linkedOnly(after(text, match)));
  return { supersedes: unique(supersedes), supersededBy: unique(supersededBy) };
}

function linkedOnly(references: readonly string[]): readonly string[] {
  return references.filter((reference) => /[[<]|\d/.test(reference));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(folded))].filter((text) => text !== '');
}
