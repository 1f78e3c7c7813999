import { COMPOUNDS } from './compounds.ts';
import { fold, stem } from './words.ts';

/*
 * Forms of one word that the stemmer keeps apart: verbs that change inside, nouns made of verbs by the ending of a dead
 * language, what has a thing or is full of it, and words that people cut short. Unlike a synonym, each is as good as the other.
 */

const IRREGULAR = [
  'lead led',
  'send sent',
  'build built',
  'write wrote written',
  'break broke broken',
  'keep kept',
  'hold held',
  'lose lost loss',
  'meet met',
  'pay paid payment',
  'sell sold',
  'think thought',
  'bring brought',
  'buy bought',
  'choose chose chosen choice',
  'draw drew drawn',
  'drive drove driven',
  'fall fell fallen',
  'grow grew grown growth',
  'rise rose risen',
  'speak spoke spoken',
  'spend spent',
  'stand stood',
  'teach taught',
  'throw threw thrown',
  'understand understood',
  'wake woke woken',
  'win won',
  'freeze froze frozen',
  'begin began begun',
  'become became',
  'stick stuck',
  'steal stole stolen',
  'hide hid hidden',
  'feed fed',
  'catch caught',
  'lend lent',
  'know knew known',
  'forget forgot forgotten',
  'rewrite rewrote rewritten',
  'rebuild rebuilt',
  'overwrite overwrote overwritten',
  'withdraw withdrew withdrawn withdrawal',
  'resend resent',
  'arise arose arisen',
  'hear heard',
  'shrink shrank shrunk',
  'swing swung',
];

const OF_VERBS = [
  'deploy deployment',
  'fail failure',
  'expire expiry expiration',
  'analyse analyze analysis',
  'diagnose diagnosis',
  'subscribe subscription',
  'resolve resolution',
  'solve solution',
  'permit permission',
  'respond response',
  'reduce reduction',
  'introduce introduction',
  'consume consumption',
  'maintain maintenance maint',
  'retain retention',
  'extend extension',
  'expand expansion',
  'suspend suspension',
  'convert conversion',
  'compress compression',
  'sign signature',
  'close closure',
  'notify notification',
  'verify verification',
  'modify modification',
  'identify identification',
  'explain explanation',
  'arrive arrival',
  'deny denial',
  'comply compliance',
  'employ employment',
  'succeed success',
  'acknowledge acknowledgement ack',
  'own owner ownership',
];

const OF_NOUNS = [
  'risk risky',
  'fault faulty',
  'flake flaky',
  'leak leaky',
  'speed speedy',
  'bug buggy',
  'trick tricky',
  'hack hacky',
  'length lengthy',
  'slow slowness',
  'danger dangerous',
  'weak weakness',
  'cost costly',
];

const CUT_SHORT = [
  'lab laboratory',
  'cert certificate',
  'config configuration cfg',
  'repo repository',
  'prod production',
  'auth authentication',
  'db database',
  'env environment',
  'dev development',
  'admin administrator',
  'spec specification',
  'temp temporary',
  'perf performance',
  'msg message',
  'stats statistics',
  'param parameter',
  'dir directory',
  'dept department',
  'mgmt management mgr manager',
  'infra infrastructure',
  'k8s kubernetes',
  'postgres postgresql',
  'mongo mongodb',
  'phone telephone tel',
  'retro retrospective',
  'vuln vulnerability',
  'creds credentials',
  'deps dependencies',
  'lang language',
  'acct account',
  'svc service',
  'grp group',
  'srv server',
  'pkg package',
  'pwd password',
  'avg average',
  'xmas christmas',
];

const FAMILIES = new Map<string, readonly string[]>();
for (const family of [...IRREGULAR, ...OF_VERBS, ...OF_NOUNS, ...CUT_SHORT]) {
  const words = family.split(' ');
  for (const word of words)
    FAMILIES.set(
      stem(word),
      words.filter((other) => stem(other) !== stem(word)),
    );
}

/** The stems of the other forms of a word, by its own stem; none for most words. */
export const otherForms: ReadonlyMap<string, readonly string[]> = new Map(
  [...FAMILIES].map(([one, words]) => [one, words.map(stem)]),
);

/** Compounds as two words, by the stem of the one. */
const PAIRS = new Map(COMPOUNDS.map((pair) => [stem(pair.replace(' ', '')), pair] as const));

const NUMBER = /^\d{4,12}$/;

/** A number as it may also be written, `12500` → `12,500`; null for every other word. */
export function groupedForm(word: string): string | null {
  return NUMBER.test(word) ? word.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',') : null;
}

/** The other forms of a word, as they are written, to be looked up. */
export function formsOf(word: string): readonly string[] {
  const grouped = groupedForm(word);
  if (grouped !== null) return [grouped];
  const wanted = stem(fold(word));
  const pair = PAIRS.get(wanted);
  return [...(FAMILIES.get(wanted) ?? []), ...(pair === undefined ? [] : [pair])];
}

/** True for a text, given by its stems, with a word in any of its forms. */
export function hasWord(stems: ReadonlySet<string>, wanted: string): boolean {
  return stems.has(wanted) || (otherForms.get(wanted)?.some((other) => stems.has(other)) ?? false);
}
