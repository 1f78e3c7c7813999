import { isNameLike } from './name-words.ts';

/** `Ann Lee posted an update for *Daily*`, as a bot writes it above what she answered. */
const POSTED =
  /^[^\p{L}\n]{0,6}(\p{L}[^\n:]{1,40}?)[*_]{0,3} (?:has )?(?:posted|shared|submitted|sent|added|gave|left|completed|wrote)(?: (?:an?|their|his|her|the))?(?: new| daily| weekly| async)? (?:updates?|check-?ins?|stand-?ups?|reports?|answers?|responses?|status)(?!\p{L})/u;
/** `Update from Ann Lee`. */
const FROM =
  /^[^\p{L}\n]{0,6}(?:daily |weekly |status |stand-?up |async )?(?:(?:updates?|report|check-?in|status|notes?|questions?|comments?|feedback|topics?|items?|points?) (?:from|by)|from) ([^\n:]{2,40}?)[*_]{0,3}:?$/iu;

const MAX_CHARS = 100;

/** Who posted what stands below a line; null for any other line. */
export function posterIn(line: string): string | null {
  if (line.length > MAX_CHARS || !(line.includes('rom ') || line.includes(' by ') || POSTS.test(line))) return null;
  const name = (POSTED.exec(line) ?? FROM.exec(line))?.[1]?.replaceAll(/[*_@]/g, '') ?? '';
  return isNameLike(name) ? name : null;
}

const POSTS = / (?:posted|shared|submitted|sent|added|gave|left|completed|wrote) /;
