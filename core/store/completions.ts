import type { Completion } from '../contract/editing.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface Asked {
  readonly text: string;
  readonly limit: number;
}

// What begins with the text comes before what has a word that does, and that before what only holds it.
const NOTES = `
  SELECT n.path, n.title FROM notes n
  WHERE @text = '' OR instr(lower(n.title), @text) > 0 OR instr(lower(n.path), @text) > 0
  ORDER BY
    instr(lower(n.title), @text) <> 1,
    instr(' ' || replace(replace(lower(n.title), '-', ' '), '_', ' '), ' ' || @text) = 0,
    instr(lower(n.title), @text) = 0,
    n.date IS NULL, n.date DESC, length(n.path), n.path
  LIMIT @limit`;
const SAME_NAME = `SELECT count(*) AS n FROM notes WHERE path LIKE @file ESCAPE '\\' OR path LIKE '%/' || @file ESCAPE '\\'`;
const TAGS = `
  SELECT lower(tag) AS name, count(*) AS notes FROM note_tags
  WHERE @text = '' OR instr(lower(tag), @text) > 0
  GROUP BY lower(tag) ORDER BY instr(lower(tag), @text) <> 1, notes DESC, name LIMIT @limit`;

/** Notes that a link may lead to, named as shortly as their journals allow: the file's name, else the whole path. */
export function completeNotes(db: Db, asked: Asked): Completion[] {
  const rows = prepared<[Asked], { path: string; title: string }>(db, NOTES).all(folded(asked));
  return rows.map(({ path, title }) => {
    const whole = path.replace(/\.[^./]*$/, '');
    const short = whole.slice(whole.lastIndexOf('/') + 1);
    const file = `${short.replaceAll(/[\\%_]/g, String.raw`\$&`)}.%`;
    const same = prepared<[{ file: string }], { n: number }>(db, SAME_NAME).get({ file })?.n ?? 0;
    return { name: same > 1 ? whole : short, title, detail: path };
  });
}

/** Tags of the notes, the most used first. */
export function completeTags(db: Db, asked: Asked): Completion[] {
  return prepared<[Asked], { name: string; notes: number }>(db, TAGS)
    .all(folded(asked))
    .map(({ name, notes }) => ({ name, title: name, detail: notes === 1 ? '1 note' : `${notes} notes` }));
}

function folded({ text, limit }: Asked): Asked {
  return { text: text.trim().normalize('NFC').toLowerCase(), limit };
}
