import { findAttendees } from './attendees.ts';
import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';
import { findFrontNames } from './front-names.ts';
import { findHandovers } from './handover.ts';
import { findMetWith } from './met-with.ts';
import { remembered } from '../remembered.ts';

const ENGLISH =
  'stand-?ups?|stand up|daily scrum|scrum|check-?ins?|round[ -]?table|round[ -]?robin|team updates?|daily (?:sync|meeting|call|huddle|catch-?up)|morning (?:sync|huddle|meeting)';
const ABROAD =
  'mêlées?(?: quotidiennes?)?|points? (?:quotidiens?|journaliers?)|réunions? (?:quotidiennes?|du matin)|tour de table|tägliche[rs]? (?:stand-?up|treffen|meeting|runde|besprechung|abstimmung)|tagesrunde|morgenrunde|frührunde|reuni[oó]n(?:es)? diarias?|scrum diario|junta diaria|ronda diaria|riunion[ei] (?:giornalier[ae]|quotidian[ae]|del mattino)|reuni(?:ão|ões) diárias?|dagelijkse (?:stand-?up|scrum|meeting)|dagstart|morgonmöte|dagligt (?:möte|avstämning)|daglig (?:standup|møde|møte)|codzienn[ey] (?:spotkanie|stand-?up)|стендап|планёрка|планерка|дейли';
const STANDUP_WORD = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${ENGLISH}|${ABROAD})(?![\p{L}\d])|朝会|站会|晨会|デイリー`,
  'iu',
);
/** Words that are a title of their own, with a day at most: `Daily 06.05.2024`, `Tägliches`. */
const STANDUP_TITLE =
  /^(?!.*(?:logs?|notes?|journal|diary|plans?|todos?|tasks?|reports?|page|reviews?)(?!\p{L}))[^\p{L}\d]*(?:dail(?:y|ies)|tägliches|quotidien(?:ne)?|diaria|diário|diária|giornaliera|geekbot)(?:[^\p{L}]|\p{L}{2,10}\.? \d|\d{1,2}\.? \p{L}{3,9}(?= |$)|de (?=\p{L}))*$/iu;

const isStandupTitle = remembered((title: string): boolean => {
  return STANDUP_WORD.test(title) || (title.length < 40 && STANDUP_TITLE.test(title));
});

/** True for notes in which people report one after the other. */
export function isStandup(note: Extractable): boolean {
  return note.kind === 'standup' || isStandupTitle(note.title);
}

/** True for a standup that is called so, and not only has sections such as `Done` and `Next`, as projects have. */
export function isCalledStandup({ title, path, tags }: Extractable): boolean {
  return isStandupTitle(title) || CALLED.test(path) || tags.some((tag) => CALLED.test(tag));
}

const CALLED = /stand-?up|scrum|(?:^|[/_ -])(?:daily|dailies|geekbot|check-?ins?)(?:[/_. -]|$)/i;

export function isStandupHeading(heading: string): boolean {
  return heading.length < 80 && isStandupTitle(heading);
}

/** True for notes in which people speak at all. */
export function isTalk(note: Extractable): boolean {
  return note.kind === 'standup' || note.kind === 'meeting' || note.kind === 'journal';
}

const LISTED = new WeakMap<Extractable, readonly NameFound[]>();
const KNOWN = new WeakMap<Extractable, ReadonlySet<string>>();

/** The people whom the front matter names and the note lists; read once for all that ask. */
export function listedPeople(note: Extractable): readonly NameFound[] {
  let listed = LISTED.get(note);
  if (listed === undefined) {
    const found = [...findFrontNames(note), ...findAttendees(note), ...findMetWith(note), ...findHandovers(note)];
    LISTED.set(note, (listed = found));
  }
  return listed;
}

/** The people whom the note itself lists, in lower case: full names, first names, initials, handles. */
export function knownNames(note: Extractable): ReadonlySet<string> {
  let known = KNOWN.get(note);
  if (known === undefined) KNOWN.set(note, (known = shortNames(listedPeople(note))));
  return known;
}

/** The names of people in lower case: in full, first names, initials, handles. */
function shortNames(listed: readonly NameFound[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { name, alias, why } of listed) {
    // With whom a meeting was may be a company too.
    if (why === 'mention') continue;
    known.add(name.toLowerCase());
    if (alias !== null) known.add(alias.toLowerCase());
    const space = name.indexOf(' ');
    if (space > 0) known.add(name.slice(0, space).toLowerCase());
  }
  return known;
}
