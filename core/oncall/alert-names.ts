import type { Alert } from '../contract/alerts.ts';
import { squash } from './squash.ts';
import { steadyWords } from './steady-words.ts';

const CAMEL = /\b(?:[A-Z][a-z0-9]+){2,}[A-Za-z0-9]*\b|\b[a-z]{2,12}(?:[A-Z][A-Za-z0-9]+){2,}\b/g;
/** What systems put before and behind a name. */
const BEFORE = /^(?:\s*\[[^\]]{1,60}\]|\s*(?:firing|alert|critical|warning|problem|triggered)\s*[:\-–|])+\s*/i;
const BEHIND = /\s*(?:\([^)]*\)|\[[^\]]*\]|\bon [\w.:-]+|\bfor [\w.:/-]+)\s*$/i;
/** Shorter names are part of too many others. */
const LEAST_CHARS = 5;

/** `node ip-10-0-3-4 is not ready` is KubeNodeNotReady said in words. */
const SMALL_WORDS = /\b(?:is|are|was|were|has|have|been|be|the|an?|of|on|in|at|to|by|for|its?|our|my)\b/gi;
/** Few letters are part of too many names. */
const LEAST_SAID_CHARS = 10;

/** A line of text as a name: without hosts, quantities and small words. */
export function saidAsName(line: string): string | null {
  const said = squash(steadyWords(line).replaceAll(SMALL_WORDS, ' '));
  return said.length >= LEAST_SAID_CHARS ? said : null;
}

/** The names under which an alert's page may be kept, squashed, the most likely first. */
export function alertNames({ name, labels }: Pick<Alert, 'name' | 'labels'>): string[] {
  const bare = name.replace(BEFORE, '');
  const cut = bare.replace(BEHIND, '');
  const camel = [...name.matchAll(CAMEL)].map(([word]) => word);
  const given = [labels['alertname'], labels['alert_name'], name, bare, cut, ...camel];
  const names = given.flatMap((one) => (one === undefined ? [] : [squash(one)]));
  return [...new Set(names)].filter((one) => one.length >= LEAST_CHARS);
}
