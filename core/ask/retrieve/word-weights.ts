import { readAbbreviations } from '../../store/abbreviations.ts';
import { chunkNotes } from '../../store/chunk-notes.ts';
import type { Db } from '../../store/database.ts';
import { knownPostings } from '../../store/postings.ts';
import { isLightWord } from '../query/light-words.ts';
import { idfOf } from './match.ts';
import { otherWordsOf, type OtherWords } from '../query/other-words.ts';
import { identifierParts, type Query } from '../query/query.ts';
import { correctedWord } from '../query/spelling.ts';
import { formsOf } from '../query/same-word.ts';
import { fold, stem } from '../query/words.ts';

/** How much each word of a question says in this index, and where it stands. */
export interface WordWeights {
  /** Inverse document frequency by stem, over chunks. A speaker's names together weigh at most as much as one topic word. */
  readonly idf: ReadonlyMap<string, number>;
  /** Stems of the question that stand in no note. */
  readonly unknown: ReadonlySet<string>;
  /** Sum of the weights of the question's stems. */
  readonly total: number;
  /** Chunks that hold a stem of the question, for all but the commonest. */
  readonly chunksWith: ReadonlyMap<string, readonly number[]>;
  readonly indexedChunks: number;
  /** What unknown words most likely were meant to be, by their stem: stems of the index. They recall, and count half. */
  readonly corrections: ReadonlyMap<string, string>;
  /** Abbreviations for its phrases and phrases for its abbreviations. They recall, and count half. */
  readonly otherWords: readonly OtherWords[];
}

/** Who asks what Ada said wants the topic: the names alone would find whatever Ada spoke of. */
function boundSpeaker(query: Query, idf: Map<string, number>): void {
  if (query.speaker.length === 0) return;
  const names = new Set(query.speaker);
  const topic = query.stems.filter((wanted) => !names.has(wanted)).map((wanted) => idf.get(wanted) ?? 0);
  const mean = topic.reduce((sum, weight) => sum + weight, 0) / Math.max(1, topic.length);
  const together = [...names].reduce((sum, name) => sum + (idf.get(name) ?? 0), 0);
  if (together <= mean) return;
  for (const name of names) idf.set(name, ((idf.get(name) ?? 0) * mean) / together);
}

/** Weighs the words of a question, and the parts of its identifiers, by how few chunks have them. */
export function weighWords(db: Db, query: Query): WordWeights {
  const { chunks: indexedChunks } = chunkNotes(db);
  const idf = new Map<string, number>();
  const unknown = new Set<string>();
  const chunksWith = new Map<string, readonly number[]>();
  const corrections = new Map<string, string>();
  const words = new Set([...query.terms.map(fold), ...identifierParts(query)]);
  for (const [word, { containing, chunkIds }] of knownPostings(db, words, formsOf)) {
    const wanted = stem(word);
    // That no note says `wrong` of `what was wrong with …` says nothing.
    const isOfAsking = containing === 0 && isLightWord(wanted);
    idf.set(wanted, isOfAsking ? 0 : idfOf(indexedChunks, containing));
    chunksWith.set(wanted, chunkIds);
    if (containing > 0 || isOfAsking) continue;
    unknown.add(wanted);
    const meant = correctedWord(db, wanted);
    if (meant !== null) corrections.set(wanted, meant);
  }
  boundSpeaker(query, idf);
  const total = query.stems.reduce((sum, wanted) => sum + (idf.get(wanted) ?? 0), 0);
  const otherWords = otherWordsOf(query, readAbbreviations(db));
  return { idf, unknown, total, chunksWith, indexedChunks, corrections, otherWords };
}
