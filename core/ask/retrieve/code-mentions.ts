import type { Occurrence } from '../../contract/ask.ts';
import { writtenDay } from '../../dates/written-day.ts';
import { readChunks } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { quotePhrase, type StoreFilters } from '../../store/filters.ts';
import { searchLexical } from '../../store/lexical.ts';
import type { Query } from '../query/query.ts';
import { fold, stem, wordsOf } from '../query/words.ts';

/** `ECONNREFUSED`, `ORA-01555`, `E4012`, `40001`, `TimeoutError`: what an error is called, and no year. */
const CODE =
  /^(?!(?:19|20)\d\d$)(?:\p{Lu}[\p{Lu}\d_]{4,}|\p{Lu}{1,6}-?\d{3,}|\d{4,6}|\p{Lu}[\p{L}\d.]*(?:Error|Exception))$/u;
/** What may stand beside a code without asking for anything else. */
const AROUND = new Set(wordsOf('error code exception alert problem issue failure message').map((word) => word.stem));

const MOST_PASSAGES = 500;
const EXCERPT_CHARS = 300;

/** A line as it is shown where an error stands: what is longer is cut. */
export function shownLine(line: string): string {
  return line.length > EXCERPT_CHARS ? `${line.slice(0, EXCERPT_CHARS)}…` : line;
}

/** Lines in which an error is only called by its code (`ECONNREFUSED again`), the first of each note and day. */
export function codeMentions(db: Db, { identifiers, stems }: Query, filters: StoreFilters): Occurrence[] {
  const codes = identifiers.filter((identifier) => CODE.test(identifier));
  return codes.flatMap((code) => {
    const exact = stems.every((one) => one === stem(fold(code)) || AROUND.has(one));
    const whole = new RegExp(String.raw`(?<![\p{L}\p{N}_])${code.replaceAll('.', '[.]')}(?![\p{L}\p{N}_])`, 'u');
    const hits = searchLexical(db, { match: quotePhrase(code), filters, limit: MOST_PASSAGES });
    const chunks = readChunks(
      db,
      hits.map(({ chunkId }) => chunkId),
    );
    return chunks.flatMap((chunk): Occurrence[] => {
      const lines = chunk.text.split('\n');
      const at = lines.findIndex((line) => whole.test(line));
      const said = lines[at]?.trim();
      if (said === undefined) return [];
      const line = chunk.line + at;
      const excerpt = shownLine(said);
      return [
        { date: writtenDay(chunk), journal: chunk.journal, path: chunk.path, line, endLine: line, excerpt, exact },
      ];
    });
  });
}
