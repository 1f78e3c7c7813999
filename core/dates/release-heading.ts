import { findWrittenDate, readable } from './written.ts';
import type { Span } from './written-date.ts';

const HEADING_MAX_CHARS = 100;
const LINK = /\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g;
/** With a word in front two parts are enough: a bare `1.2` is a chapter or a day. */
const VERSION =
  /(?<![\p{L}\d./-])(?:(v|versions?|release)[ .]{0,2}\d{1,4}(?:\.\d{1,6}){1,3}|\d{1,4}\.\d{1,6}\.\d{1,6}(?:\.\d{1,6})?)(?:[-+.]?(?:a|b|alpha|beta|rc|pre|dev|post|next|canary|snapshot)[\w.+-]{0,20})?(?![\p{L}\d./-])/giu;
/** What may stand beside version and day: who released it, and how long it is kept up. */
const BESIDE =
  /@[\w-]+|(?<!\p{L})(?:releases?|released?|prepared|version|date|on|by|the|in|current|active|stable|unstable|lts|maintenance|yanked|final|patch|minor|major)(?!\p{L})|'\w+'/giu;

/**
 * True for the heading of a release: `v1.4.0 (2031-05-06)`, `Version 2.3, 6 May 2031`, `[0.3.1] - 2031-05-06`. Below it stands
 * what a program does since that day, and nothing that anybody did, said or decided on it.
 */
export function isReleaseHeading(heading: string): boolean {
  if (heading.length > HEADING_MAX_CHARS || !/\d\.\d/.test(heading)) return false;
  const text = readable(heading.replaceAll(LINK, '$1').replaceAll(/[()[\]]/g, ' '));
  return [...text.matchAll(VERSION)].some((version) => {
    const rest = without(text, { from: version.index, to: version.index + version[0].length }).replaceAll(BESIDE, ' ');
    const date = findWrittenDate(rest);
    if (date === null) return !/[\p{L}\d]/u.test(rest) && (version[1] !== undefined || findWrittenDate(text) === null);
    return (date.kind === 'day' || date.kind === 'numeric') && !/\p{L}{3}/u.test(without(rest, date));
  });
}

function without(text: string, { from, to }: Span): string {
  return `${text.slice(0, from)} ${text.slice(to)}`;
}
