/*
 * Questions about what a note says of itself: who owns the runbook, who was at the meeting, when a page was reviewed. Front
 * matter and the lines at the top of a note say so, and no sentence does.
 */

/** A field of notes, with the names that writers give it. */
export interface NoteField {
  readonly name: string;
  /** Match names of the field, in lower case and with spaces: `note taker`. Of two that a note has, the earlier one counts. */
  readonly called: readonly RegExp[];
  /** Matches a line that says it in a sentence, with the value as its group: `Maintained by Ann`. */
  readonly said?: RegExp;
}

export interface FieldAsked {
  readonly field: NoteField;
  /** Who or what has to stand in the field; empty when that is what is asked. */
  readonly value: string;
  /** Which note, as written. */
  readonly note: string;
}

export const OWNER: NoteField = {
  name: 'owner',
  called: [
    /^(?:(?:page|runbook|document|doc|service|primary|technical) )?(?:owners?|owned by|owner team|owning team|owner slack)$/,
    /^(?:verantwortlich\w*|zuständig\w*|besitzer\w*|responsables?|propriétaires?|propietari[oa]s?|responsabile|proprietario|eigenaar|ansvarig|ansvarlig)$/,
    /^(?:maintainers?|maintained by|responsible(?: teams?)?|teams?|contacts?|slack)$/,
  ],
  said: /^(?:(?:this|the) (?:[\w-]+ )?(?:page|runbook|document|service) is )?(?:owned|maintained) by (.{2,60}?)\.?$/i,
};
const CONTACT: NoteField = {
  name: 'contact',
  called: [/^(?:contacts?|contact persons?|contact us|support)$/, ...OWNER.called],
};
export const AUTHOR: NoteField = {
  name: 'author',
  called: [/^(?:authors?|written by|created by|prepared by)$/, /^(?:last editor|updated by)$/],
};
const ATTENDEES: NoteField = {
  name: 'attendees',
  called: [
    /^(?:attendees?|attending|attended|attendance|participants?|present|people|who|with|in attendance|invitees)$/,
  ],
};
const ABSENT: NoteField = { name: 'absent', called: [/^(?:absent|regrets|apologies|excused|not present|missing)$/] };
const CHAIR: NoteField = {
  name: 'chair',
  called: [
    /^(?:chairs?|chaired by|hosts?|hosted by|facilitators?|facilitated by|moderators?|moderated by|leads?|led by)$/,
  ],
};
const SCRIBE: NoteField = {
  name: 'scribe',
  called: [/^(?:scribes?|note takers?|notes?(?: taken)? by|minutes?(?: taken)? by|minute takers?|secretary|recorder)$/],
};
const DECIDERS: NoteField = {
  name: 'deciders',
  called: [/^(?:deciders?|decision makers?|decided by|approvers?|approved by)$/],
};
export const REVIEWED: NoteField = {
  name: 'reviewed',
  called: [
    /^(?:(?:date |last )?(?:reviewed|review|verified|tested)(?: on| at| date)?)$/,
    /^(?:(?:zuletzt )?(?:geprüft|überprüft|getestet)(?: am)?|(?:dernière )?(?:révision|vérification|relecture)|(?:última )?(?:revisión|revisão)|(?:ultima )?revisione|herzien|granskad|gjennomgått)$/,
    /^(?:(?:date |last )?(?:updated|update|modified|edited)(?: on| at| date)?|lastmod)$/,
  ],
  said: /\b(?:last |date )?(?:reviewed|review|verified|tested|updated|modified|edited)(?: on| at| date| by [^:,|]{2,40}?)?\s*(?::|\||—|-|on|at)?\s*(?:[A-Z][a-z]+day,? )?([^|()]{6,40})/i,
};
/** The day of a note that says nothing of a review. */
export const DAY: NoteField = { name: 'date', called: [/^date$/] };
const STATUS: NoteField = { name: 'status', called: [/^(?:status|state)$/] };

const ASKED: readonly (readonly [NoteField, RegExp])[] = [
  [
    OWNER,
    /^who (?:owns|own|maintains|maintain|looks after|takes care of|is responsible for|is in charge of|is the (?:owner|maintainer) (?:of|for)) (?<note>.+)$/iu,
  ],
  [CONTACT, /^who is the contact(?: person)? (?:of|for) (?<note>.+)$/iu],
  [OWNER, /^(?:what|which) team (?:owns|maintains|is responsible for) (?<note>.+)$/iu],
  [OWNER, /^(?:the )?(?:owners?|maintainers?) of (?<note>.+)$/iu],
  [AUTHOR, /^who (?:wrote|authored|drafted|is the author of) (?<note>.+)$/iu],
  [
    ATTENDEES,
    /^who (?:all )?(?:attended|joined|participated in|took part in|came to|(?:was|were) (?:all )?(?:in|at|there (?:in|at|for)|present (?:in|at|for))) (?<note>.+)$/iu,
  ],
  [
    ATTENDEES,
    /^(?:(?:who (?:were|was)|what were) )?(?:the )?(?:attendees|participants|attendance) (?:of|in|at|for) (?<note>.+)$/iu,
  ],
  [
    ABSENT,
    /^who (?:was|were) (?:absent|missing|not (?:in|at|present))(?: (?:from|in|at|for))? (?<note>.+)$|^who (?:missed|did(?:n't| not) (?:attend|join|come to)) (?<of>.+)$/iu,
  ],
  [CHAIR, /^who (?:chaired|led|hosted|facilitated|moderated|ran) (?<note>.+)$/iu],
  [
    SCRIBE,
    /^who (?:took (?:the )?(?:notes|minutes)|scribed|wrote the minutes)(?: (?:of|in|at|for|during))? (?<note>.+)$/iu,
  ],
  [DECIDERS, /^who (?:decided(?: on| about)?|approved|made|signed off(?: on)?) (?<note>.+)$/iu],
  [
    REVIEWED,
    /^when (?:was|were) (?<note>.+?) (?:last |most recently )?(?:reviewed|verified|tested|updated|edited)(?: last)?$/iu,
  ],
  [REVIEWED, /^how (?:old|current|stale|up to date|recent) (?:is|are) (?<note>.+)$/iu],
  [STATUS, /^(?:what(?:'s| is) )?the (?:current )?(?:status|state) of (?<note>.+)$/iu],
];
/** `what is the severity of the June incident`: any field, by its own name. */
const BY_NAME =
  /^(?:what|which|who)(?:'s| is| was| are| were) the (?<field>\p{L}[\p{L}\p{N} _-]{1,30}?) (?:of|for|on|in) (?<note>.+)$/iu;
/** `which runbooks does § own`, `runbooks owned by §` */
const OF_OWNER =
  /^(?:(?:what|which|all|the|how many) )*(?<note>runbooks|playbooks|decisions|notes|pages|documents) (?:(?:does|do|did) (?<value>.{1,40}?) (?:own|maintain|look after)|(?:(?:are|is|that are) )?(?:owned|maintained) by (?<by>.{1,40})|(?:belong|belongs) to (?<to>.{1,40}))$/iu;

/** The field of a note that a question asks for, by its words alone; null for any other question. */
export function fieldAsked(text: string): FieldAsked | null {
  const owned = OF_OWNER.exec(text)?.groups;
  if (owned !== undefined) {
    const { note = '', value, by, to } = owned;
    return { field: OWNER, value: value ?? by ?? to ?? '', note };
  }
  for (const [field, pattern] of ASKED) {
    const groups = pattern.exec(text)?.groups;
    const note = groups?.['note'] ?? groups?.['of'];
    if (note !== undefined) return { field, value: '', note };
  }
  const { field, note } = BY_NAME.exec(text)?.groups ?? {};
  if (field === undefined || note === undefined) return null;
  const name = field.toLowerCase().replaceAll(/[_-]/g, ' ');
  return { field: { name, called: [new RegExp(`^${name}$`)] }, value: '', note };
}
