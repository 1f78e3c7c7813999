import type { Lines, LineSpan } from './lines.ts';

/** A note with more tags than this uses `#` for something else. */
const MAX_TAGS = 100;
const HASH = 35;
const TAG_AT_START = /^[\p{L}_][\p{L}\p{N}_/-]*/u;
const HEX_COLOUR = /^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const TAG_MAX_CHARS = 80;

interface Body {
  readonly lines: Lines;
  readonly bodyLine: number;
  readonly fences: readonly LineSpan[];
}

/**
 * Tags of a note: those that it lists, and `#tag` in the text outside fences. In lower case, without `#`, each once, in order.
 */
export function tagsOf(frontmatter: Readonly<Record<string, unknown>>, body: Body): string[] {
  const tags = new Set(listedTags(frontmatter, body));
  for (const tag of written(body)) {
    if (tags.size >= MAX_TAGS) break;
    tags.add(tag);
  }
  return [...tags].slice(0, MAX_TAGS);
}

/**
 * What a note is tagged as a whole: `tags:` (or `tag:`, `keywords:`) in front matter, as a list or as words separated by commas
 * or spaces, or a line `Tags: runbook, db` at its head.
 */
export function listedTags(frontmatter: Readonly<Record<string, unknown>>, body: Body): string[] {
  const inFront = ['tags', 'tag', 'Tags', 'keywords'].flatMap((key) => listed(frontmatter[key]));
  return [...new Set(inFront.length > 0 ? inFront : atHead(body))];
}

/** Lines at the head of a note in which properties stand. */
const HEAD_LINES = 12;
const TAGS_LINE =
  /^[ \t]*(?:[-*+>][ \t]+)?(?:\*\*|__)?(?:tags?|labels?|keywords)(?:\*\*|__)?[ \t]*::?(?:\*\*|__)?[ \t]+(\S[^.!?;]{0,200})$/i;

const NAME = /^[\p{L}\p{N}_ /-]{1,40}$/u;

/** As an export without front matter has them: below the title, among other properties. */
function atHead({ lines, bodyLine }: Body): string[] {
  const last = Math.min(lines.count, bodyLine + HEAD_LINES - 1);
  for (let line = bodyLine; line <= last; line += 1) {
    const value = TAGS_LINE.exec(lines.slice(line, line))?.[1];
    const tags = value === undefined ? [] : listed(value.includes(',') ? value.split(',') : value);
    if (tags.length > 0 && tags.every((tag) => NAME.test(tag))) return tags;
  }
  return [];
}

function listed(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : [];
  return parts
    .filter((part): part is string | number => typeof part === 'string' || typeof part === 'number')
    .map((part) => String(part).trim().replace(/^#/, '').toLowerCase().slice(0, TAG_MAX_CHARS))
    .filter((part) => part !== '');
}

function* written(body: Body): Generator<string> {
  const { lines, fences } = body;
  const { text } = lines;
  let fence = 0;
  for (let at = text.indexOf('#', lines.start(body.bodyLine)); at !== -1; at = text.indexOf('#', at + 1)) {
    const before = at === 0 ? 10 : text.charCodeAt(at - 1);
    if (before !== 10 && before !== 32 && before !== 9 && before !== 40) continue;
    // `[words](#heading)` leads to a heading.
    if (before === 40 && text[at - 2] === ']') continue;
    if (text.charCodeAt(at + 1) === HASH || text.charCodeAt(at + 1) === 32) continue;
    const tag = TAG_AT_START.exec(text.slice(at + 1, at + 1 + TAG_MAX_CHARS))?.[0];
    if (tag === undefined || HEX_COLOUR.test(tag)) continue;
    const line = lines.at(at);
    while (fence < fences.length && (fences[fence]?.endLine ?? 0) < line) fence++;
    if ((fences[fence]?.line ?? Infinity) <= line) continue;
    yield tag.toLowerCase().replace(/[/-]+$/, '');
  }
}
