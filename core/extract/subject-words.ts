import { stemmer } from 'stemmer';

/** Words that say nothing about a subject: function words, and the words of deciding itself. */
const EMPTY = new Set(
  `a about above across after again against ago all along already also although always am among an and another any anything are around as
  at away back be because become been before being below better between both but by came can cannot come could did do does doing done down
  due during each either else enough even ever every few find first for from further get gets getting give given go goes going gone good got
  had has have having he help hence her here him his how however i if in instead into is it its itself just keep know last later least less
  let like ll long look made make makes many may maybe me might mine more most much must my myself need needs never new next no none nor not
  nothing now of off ok old on once one only onto or other our ours out over own per possible put rather re same second see seem set several
  shall she should since so some something soon still such sure take tell than that the their them then there therefore these they thing
  this those though three through thus to today together too toward try two under unless until up upon us use used uses using ve very via
  want was way we well went were what when where whether which while who whose why will with within without won would yes yet you your
  adopt adopted agree agreed agreement approach approve chose choose chosen close conclude conclusion consensus decide decided decides
  decision drop meeting move moved option outcome proposal propose proposed record resolution resolved resolve stay stick support switch
  switching team everyone merge land pr issue release discuss discussion minutes approved approval approves previous agenda note notes adr rfc record records`.split(
    /\s+/,
  ),
);

const WORD = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu;

/** Longest text that is looked at, in characters: a subject is named early. */
const SUBJECT_MAX_CHARS = 400;

/** The different words of a text that may say what it is about: folded, stemmed, links' targets left out. */
export function subjectWords(text: string): Set<string> {
  const words = new Set<string>();
  const plain = text.slice(0, SUBJECT_MAX_CHARS).replaceAll(/\]\([^)]*\)|https?:\/\/\S+/g, ' ');
  for (const [word] of plain
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .matchAll(WORD)) {
    if (word.length < 2 || EMPTY.has(word) || /^\d{1,2}$/.test(word)) continue;
    words.add(/^[a-z]+$/.test(word) ? stemmer(word) : word);
  }
  return words;
}

/** How much a word says among texts of which `count` have it: 0 for one that all have. */
export function rarity(count: number, texts: number): number {
  return Math.log((texts + 1) / (count + 1));
}
