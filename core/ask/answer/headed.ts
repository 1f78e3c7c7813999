import type { Part } from './read-notes.ts';
import { headingWords, recordRoleOf, roleOf } from '../retrieve/section-role.ts';
import type { WishKind } from '../query/wish.ts';

/*
 * Who keeps incidents or minutes puts the answer under a heading that says so: `Cause`, `Decisions`. What is asked for in
 * these words stands there, in whatever words it is written.
 */

const DECIDED =
  /^(?:(?:key |our |the )?(?:decisions?|agreements?|outcomes?|conclusions?)(?: (?:made|taken|reached))?|decided|agreed|what (?:we|was|has been) (?:decided|agreed))$/;

/** True for a heading under which what is wished for stands. */
function isHeadedFor(heading: string, kind: WishKind): boolean {
  if (kind === 'reason') return roleOf(heading) === 'cause' || recordRoleOf(heading) === 'reason';
  return kind === 'decision' && DECIDED.test(headingWords(heading));
}

/** True for a part whose heading, below the note's own, says that it holds what is wished for. */
export function isHeaded({ chunk: { headings, level } }: Part, kind: WishKind): boolean {
  const below = headings.length > 1 ? headings.slice(1) : level > 1 ? headings : [];
  return below.some((heading) => isHeadedFor(heading, kind));
}
