import { isNameLike } from './name-words.ts';

/** A sentence that tells what somebody did: `Ann and Bob finished the seal.` */
export interface ProseReport {
  readonly speakers: readonly string[];
  readonly text: string;
  /** Where it starts and ends in the text. */
  readonly at: number;
  readonly end: number;
}

/** Verbs that reports are written with. */
const VERBS =
  'is|are|was|were|will|has|have|had|did|can|cannot|finished|finishes|completed|fixed|fixes|merged|shipped|deployed|released|implemented|wrote|writes|reviewed|reviews|tested|tests|worked|works|started|starts|continued|continues|investigated|investigates|debugged|migrated|updated|added|removed|refactored|helped|helps|paired|met|joined|joins|moved|moves|wants|needs|plans|waits|hopes|still|also|reported|reports|presented|presents|prepared|prepares|looked|looks|got|gets|set|sets|ran|runs|built|builds|closed|opened|created|creates';
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?`;
const SENTENCE = new RegExp(
  String.raw`(?<=^|[.!?;\n][ \t]?)(${NAME})(?:(?:,? and | & | \+ )(${NAME}))? (?=(?:${VERBS})\b)`,
  'gu',
);
/** How much of a text is searched: nobody reports in more. */
const READ_CHARS = 5000;

/** The sentences of a report in prose, each up to the next one; who in them is a person is decided elsewhere. */
export function proseReports(text: string): ProseReport[] {
  const read = text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
  const starts = [...read.matchAll(SENTENCE)].flatMap(({ 0: head, 1: name = '', 2: other, index }) => {
    const speakers = other === undefined ? [name] : [name, other];
    return speakers.every(isNameLike) ? [{ speakers, at: index, from: index + head.length }] : [];
  });
  return starts.map(({ speakers, at, from }, index) => {
    const end = starts[index + 1]?.at ?? text.length;
    return { speakers, text: text.slice(from, end).trim(), at, end: from + text.slice(from, end).trimEnd().length };
  });
}
