import { matchesOf } from '../../notes/matches-of.ts';
import { isWriter, type Voice } from './cues.ts';
import { ARROWED } from './patterns.ts';

/*
 * Where the sentences may be that decide something: words that all of them hold, looked for before anything else, because
 * most texts hold none.
 */

/** What anybody says who decides, each in small letters or with a capital; patterns without brackets in brackets. */
const SAID = [
  'agree[dm]|approved|abandonn|afgespr|acord|acuerdo|acceptée|adoptée?|abgelehnt|ahead with|angenommen',
  'beschl[ou]|besprochen:|abgemacht:|kein|nicht vor|beslu[it]|beslot|beslist|bleibt|chois|chose|conclu|consens|convenu|deci[ds]|déci[ds]|entsch[ie]|ergebnis',
  "every(?:one|body)(?:['’]s| is| was)? (?:fine|happy|on board|ok)|forward with|gard(?:e|ons) |geeinigt|go(?:ne)? with|going with",
  'go ahead and|migrating|motion|opted|outcome|part(?:ons)? sur|passe(?:ons)? à|refusée|reject|rejet|resol[uv]|rest(?:e|ons) sur',
  'reten|retien|settled|landed on|converged on|stick(?:ing)? with|stay(?:ing)? with|switch[ie]|valide|vereinbart|verdict|verworfen|voted|went with',
  'APPROV|ACCEPT|AGREED|CONCL|CONSENS|DECI|RESOL|OUTC|MOTION|wir (?:nehm|bleib|behalt|verz|setz|versch|wechs|stell|lass|schalt|mach|bau)',
];
/** What only a writer lays down with. */
const WRITTEN = [
  'accepted|adopted|any ?more|away from|abandoned|after all|all (?:agree|in favo)|and not|backed|back to|basta|because|bottom line|but not|choice f',
  'declined|denied|discarded|ditched|dropp|einstimmig|end,? (?:we|i) |end of (?:story|disc|deb)|endorsed|favou?r of|final\\W*(?:\\n|$)',
  'for now|for the time|for (?:\\d|an? |one |two |three |four |five |six |seven |ten )|for the (?:next|rest)|from \\S{2,12}(?: \\d+)? on|full stop',
  'from the \\S{2,12} on|from (?:this|next|tomorrow|today|here)|going (?:for|back)|followed |follows |show of|the vote|no(?<![\\w,;] [nN]o) \\w+|not worth|said no|chosen|becomes?|selected:|picked:|dropped:|from(?<![\\w,;] [fF]rom) [A-Z]\\w+|granted|hence|henceforth|instead|it is(?:\\W*(?:\\n|$)|[,;])',
  "keeping|keine einw|let['’]?s |moving off|my mind|our mind|no exceptions|no(?:body| one)? objec|nobody|no one|nothing|non-neg",
  'no (?:longer|majority|support|backing)|not \\w+ing|on ice|parked',
  'period\\W*(?:\\n|$)|picked|point final|postpon|punkt\\W*(?:\\n|$)|rather than|refus|remains?|replaced|result:|ruled|sans obj|scrapped',
  'selected|shall not|shelved|so,? (?:we|i|no|it|that|they|the) |starting|stays?|sticking|stopped|therefore|thus|turned down|unanim|until',
  "upshot|taken up|versus|vetoed|vs[ .]|will not|with (?:immediate )?effect|won['’]t",
];

/** One branch for each first letter: a pattern of so many words costs half as much then. */
function patternOf(lines: readonly string[]): RegExp {
  const words = lines.flatMap((line) => line.split(/\|(?![^(]*\))/));
  const branches = [...Map.groupBy(words, (word) => word.charAt(0).toLowerCase())].map(
    ([first, all]) => `[${first}${first.toUpperCase()}](?:${all.map((word) => word.slice(1)).join('|')})`,
  );
  return new RegExp(String.raw`\b(?:${branches.join('|')})`, 'g');
}

const OF_SPEAKER = patternOf(SAID);
const OF_WRITER = patternOf([...SAID, ...WRITTEN]);
/** What decides in the course of a long turn of speech, whatever else it holds. */
const OF_TALK = /\b(?:decided|agreed|decision)\b/g;

/** Where the sentences of a text may be that decide something, in order. */
export function cuesIn(text: string, voice: Voice): readonly number[] {
  if (voice === 'talk') return matchesOf(OF_TALK, text).map(({ index }) => index);
  const words = matchesOf(isWriter(voice) ? OF_WRITER : OF_SPEAKER, text).map(({ index }) => index);
  const arrows = arrowsIn(text);
  return arrows.length === 0 ? words : [...words, ...arrows].sort((a, b) => a - b);
}

const ARROW_CHARS = 8;

/** The lines that begin with what came of it. A cheap look at the first character comes first. */
function arrowsIn(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at !== -1;) {
    const code = text.charCodeAt(at);
    if ((code > 0x2000 || code === 45 || code === 61) && ARROWED.test(text.slice(at, at + ARROW_CHARS))) found.push(at);
    const newline = text.indexOf('\n', at);
    at = newline === -1 ? -1 : newline + 1;
  }
  return found;
}
