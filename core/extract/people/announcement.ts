import { remembered } from '../remembered.ts';

/** What stands over a list of those who are there, or are not. */
const LISTS = new RegExp(
  String.raw`(?:^|[ -])(?:attend(?:ees?|ance|ing|ed|ants?)|present|participants?|participating|invitees|invited|regrets|excused|apologies|absent(?:ees)?|members?|guests?|observers|others?|remote|remotely|visitors|in person|(?:on|in) the call|on call today|in the room|who was there|joined|joining|` +
    // German
    String.raw`teilnehmer(?:innen| innen)?|teilnehmende|dabei|mit dabei|fehlt|fehlen|nicht dabei|anwesend(?:e|en)?|abwesend(?:e|en)?|entschuldigt|gäste|eingeladen|` +
    // French
    String.raw`présent(?:e?s)?|participant(?:e?s)|absente?s|excusée?s?|invitée?s?|` +
    // Spanish, Portuguese, Italian
    String.raw`asistentes|presentes|participantes|ausentes|excusad[oa]s|invitad[oa]s|partecipanti|presenti|assenti|convidados|` +
    // Dutch, Swedish, Danish, Polish
    String.raw`aanwezig(?:en)?|afwezig(?:en)?|deelnemers|närvarande|deltagare|frånvarande|deltagere|til stede|obecni|uczestnicy)$`,
);

/** What stands before the names of those who have a part in it. */
const ROLES = new RegExp(
  String.raw`(?:^|[ -])(?:scribes?|note[ -]?takers?|notes?(?: taken)? by|minutes?(?: taken)? by|minute[ -]?takers?|minuted by|chairs?|chaired by|co-chairs?|chair(?:person|man|woman)|hosts?|hosted by|facilitators?|facilitated by|moderators?|moderated by|presenters?|presented by|presenting|speakers?|authors?|written by|owners?|organi[sz]ers?|recorded by|prepared by|deciders?|decision makers?|approvers?|reviewers?|reviewed by|consulted|informed|champions?|incident (?:commander|manager|lead)|commander|comms(?: leads?)?|communications?(?: lead)?|(?:ops|operations|tech|technical|project) leads?|(?:primary|secondary) on-?call|responders?|outgoing|incoming|on-?call engineers?|created by|logged by|reported by|interviewers?|interviewees?|assignees?|secretary|recorder|` +
    String.raw`protokoll(?:ant(?:in)?|führer(?:in)?|führung)?|moderation|moderator(?:in)?|vorsitz(?:ende[rn]?)?|leitung|` +
    String.raw`secrétaire|animateurs?|animatrice|rédacteurs?|rédactrice|` +
    String.raw`secretari[oa]|moderador(?:a|es)?|facilitador(?:a|es)?|redactor(?:a|es)?|segretari[oa]|moderatore|relator(?:e|i)|` +
    String.raw`notulist|notulen|voorzitter|sekreterare|ordförande|protokollant|sekretær|referent|ordstyrer|protokolant)$`,
);

/** Longest heading or label over people, in characters and in words. */
export const LABEL_MAX_CHARS = 60;
const LABEL_MAX_WORDS = 5;

export type Announcement = 'list' | 'role';

/** What a heading or label announces: a list of people, one with a role, or neither. */
export function announces(label: string): Announcement | null {
  if (label === 'IC' || label === '**IC') return 'role';
  return label.length < 4 || label.length > LABEL_MAX_CHARS || !MAY_ANNOUNCE.test(label)
    ? null
    : readAnnouncement(label);
}

/** Asked first, because nearly every label is another one. */
const MAY_ANNOUNCE =
  /attend|present|partici|the call|the room|joined|joining|was there|dabei|fehl|comm(?:and|s|unic)|[shl] lead|inc(?:ident|oming)|respond|outgoing|oncall|on-call| by|invit|regret|excused|apolog|absen|member|guest|observ|other|remote|visitor|person|scribe|taker|by|chair|host|facilit|moderat|speaker|author|owner|organi|decid|maker|approv|review|consult|inform|champion|interview|assign|secret|recorder|teiln|wesend|entsch|gäste|geladen|prés|excus|asist|ausent|partec|assent|convid|wezig|deeln|närv|delt|frånv|stede|obecn|uczest|protok|vorsitz|leitung|secrét|anima|rédac|redac|moder|segret|relat|notul|voorz|sekre|ordf|referent|ordst/i;

const readAnnouncement = remembered((label): Announcement | null => {
  const plain = label
    .replaceAll(/\([^)]*\)|[*_#:~[\]]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

    .toLowerCase();
  // `Ann and others` are people themselves.
  if (plain === '' || plain.split(' ').length > LABEL_MAX_WORDS || / and others$|\+/.test(plain)) return null;
  if (LISTS.test(plain)) return 'list';
  return ROLES.test(plain) ? 'role' : null;
});
