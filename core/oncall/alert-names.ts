import type { Alert } from '../contract/alerts.ts';
import { squash } from './squash.ts';

const CAMEL = /\b(?:[A-Z][a-z0-9]+){2,}[A-Za-z0-9]*\b|\b[a-z]{2,12}(?:[A-Z][A-Za-z0-9]+){2,}\b/g;
/** What systems put before and behind a name. */
const BEFORE = /^(?:\s*\[[^\]]{1,60}\]|\s*(?:firing|alert|critical|warning|problem|triggered)\s*[:\-–|])+\s*/i;
const BEHIND = /\s*(?:\([^)]*\)|\[[^\]]*\]|\bon [\w.:-]+|\bfor [\w.:/-]+)\s*$/i;
/** Shorter names are part of too many others. */
const LEAST_CHARS = 5;

/** The names under which an alert's page may be kept, squashed, the most likely first. */
export function alertNames({ name, labels }: Pick<Alert, 'name' | 'labels'>): string[] {
  const bare = name.replace(BEFORE, '');
  const cut = bare.replace(BEHIND, '');
  const camel = [...name.matchAll(CAMEL)].map(([word]) => word);
  const given = [labels['alertname'], labels['alert_name'], name, bare, cut, ...camel];
  const names = given.flatMap((one) => (one === undefined ? [] : [squash(one)]));
  return [...new Set(names)].filter((one) => one.length >= LEAST_CHARS);
}
