import { matchesOf } from '../notes/matches-of.ts';
import { isWriter, type Voice } from './decision-cues.ts';
import { ARROWED } from './decision-patterns.ts';

/*
 * Where the sentences may be that decide something: words that all of them hold, looked for before anything else, because
 * most texts hold none.
 */

/** Every way of deciding that says so holds one of these. */
const CUE = new RegExp(
  String.raw`\b(?:${[
    '[Aa](?:gree[dm]|pproved|bandoned|fgespr|cord|cuerdo)|A(?:PPROV|CCEPT|GREED)|a(?:head with|way from)',
    '[Bb](?:eschl[ou]|eslu[it]|esl(?:ot|ist)|ack to)',
    '[Cc](?:on(?:clu|sens|venu)|hose)|CONCL',
    '[Dd](?:eci[ds]|éci[ds]|itched|ropped)|DECI',
    "[Ee](?:ntsch[ie]|rgebnis)|every(?:one|body)(?:['’]s| is| was)? (?:fine|happy|on board|ok)",
    '[Ff]rom now|f(?:orward with|avou?r of)',
    '[Gg]o(?:(?:ne|ing)? with|ing for)|g(?:o ahead and|eeinigt)',
    "[Ii]nstead of|[Ll]et['’]?s |[Mm](?:otion|igrating)|m(?:oving off|y mind)|no longer|[Oo](?:pted|utcome)|our mind|[Pp]icked",
    '[Rr](?:esol[vu]|eplaced)|rather than|RESOL',
    '[Ss](?:witch[ie]|t(?:ick|ay)(?:ing)? with|ettled|crapped)|stopped',
    "[Vv](?:er(?:einbart|dict)|oted)|[Ww]ent with|won['’]t|[Ww]e (?:(?:will|are) not|keep|drop|retire|remove|freeze|postpone) ",
    '[Ww]ir (?:nehm|bleib|behalt|verz|setz|versch|wechs|stell|lass|schalt|mach|bau)|bleibt |angenommen|(?:accept|adopt)ée',
  ].join('|')})`,
  'g',
);

/** What decides in the course of a long turn of speech, whatever else it holds. */
const FIRM_CUE = /\b(?:decided|agreed|decision)\b/g;

/** What a writer of notes says without such a word holds one of these. */
const PLAIN_CUE = new RegExp(
  String.raw`\b(?:${[
    String.raw`[Ff]inal(?: call|\W*(?:\n|$))|period\W*(?:\n|$)|full stop|no exceptions|non-neg|end of (?:story|disc|deb)|basta|[Pp]unkt\W*(?:\n|$)|point final`,
    'not (?:taking|using|doing|buying|adopting|merging|shipping|supporting|going (?:with|for|there))',
    '[Rr]e(?:fused|jected|jetée|fusée)|[Gg]ranted|[Tt]urned down|[Rr]uled|[Dd](?:iscarded|eclined|enied)|[Aa](?:ccepted|dopted|bgelehnt)|[Ss]elected|[Vv](?:etoed|erworfen)',
    'backed|endorsed|[Rr]echazad|[Dd]escartad|no (?:majority|support|backing)|made the call|(?:closed|settled)[:;,]|clear (?:for|to) (?:every|all)|vs |vs[.] |versus',
    'n(?:o|ope)[,;] (?:we|i|not) |(?:[Ss]tay|remain)s? |(?:therefore|hence|thus|[Ss]o),? (?:we|i) |[Ss]o,? no[:,;]|[Bb]ack on|our own|settled it|(?:rule|compromise|deal)(?:[:,;]| (?:is|which|that))',
    '[Nn]o(?:body| one)? objec|[Aa]ll (?:agree|in favo)|[Uu]nanim|einstimmig|[Kk]eine Einw|[Ss]ans obj|after all|, not |(?:and|but) not |: (?:keeping|dropping|sticking|going|staying)',
    "[Ww]e(?:['’]ll| will| shall)?(?: now| then| just| only| all| therefore)? (?:take|keep|stay|stick|go|leave|skip|stop|postpone|freeze|pin|drop|switch|move|retire|remove|use|host|run|write|build|buy|store|put|do|ship|merge|start|not) ",
    String.raw`I(?: will|['’]ll) (?:leave|keep|stick|stay)|parked|postponed|shelved|on ice|[Ff]rom (?:the )?\S{2,12} on|(?:[Ff]rom|[Ss]tarting|[Bb]eginning) (?:this|next|tomorrow|today)`,
    '(?:comité|conseil|bureau|groupe|réunion|direction|équipe|[Nn]ous) (?:ret|val|adop|app|rej|ref|opt|choi|déc|aband|gard)|[Oo]n (?:part|reste|retient|abandonne|garde|passe|arrête)',
  ].join('|')})`,
  'g',
);

/** A longer text is no note of one's own. */
const PLAIN_MAX_CHARS = 800;

function isPlain(text: string, voice: Voice): boolean {
  return isWriter(voice) && text.length <= PLAIN_MAX_CHARS;
}

/** False for texts in which nothing can be decided, but for a long turn of a speaker. Whose voice it is costs less than to look. */
export function mayDecide(text: string, voice: () => Voice): boolean {
  if (text.search(CUE) !== -1 || arrowsIn(text).length > 0) return true;
  return text.length <= PLAIN_MAX_CHARS && isWriter(voice()) && text.search(PLAIN_CUE) !== -1;
}

/** The same for such a turn. */
export function mayDecideInTalk(text: string): boolean {
  return text.search(FIRM_CUE) !== -1;
}

/** Where the sentences may be that decide something. */
export function cuesIn(text: string, voice: Voice): readonly { readonly index: number }[] {
  if (voice === 'talk') return matchesOf(FIRM_CUE, text);
  const hits = [
    ...matchesOf(CUE, text),
    ...(isPlain(text, voice) ? matchesOf(PLAIN_CUE, text) : []),
    ...arrowsIn(text),
  ];
  return hits.toSorted((a, b) => a.index - b.index);
}

const ARROW_CHARS = 8;

/** The lines that begin with what came of it. A cheap look at the first character comes first. */
function arrowsIn(text: string): { readonly index: number }[] {
  const found: { readonly index: number }[] = [];
  for (let at = 0; at !== -1;) {
    const code = text.charCodeAt(at);
    if ((code > 0x2000 || code === 45 || code === 61) && ARROWED.test(text.slice(at, at + ARROW_CHARS)))
      found.push({ index: at });
    const newline = text.indexOf('\n', at);
    at = newline === -1 ? -1 : newline + 1;
  }
  return found;
}
