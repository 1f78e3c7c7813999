import { nameAlone } from './people/speaker.ts';

/**
 * What a heading says of the plain items below it. `items`: each is something to do (`Action items`, `TODO`); `next`: those
 * are that are written as something to do, name who does it, or only name a thing (`Next steps`); `steps`: the same, but
 * things alone may be topics (`Follow-ups`); `named`: only where somebody is named (`Action item review`); `settled`: only
 * what somebody says that they will do (`Conclusion`).
 */
export type ListKind = 'items' | 'next' | 'steps' | 'named' | 'settled';

const BEFORE =
  "(?:\\p{L}+['’]s )?(?:(?:my|our|open|new|outstanding|pending|remaining|current|today['’]?s|tomorrow['’]?s|this week['’]?s|next week['’]?s|last (?:week|meeting)['’]?s|other|all|team|key|main|summary of|list of|meeting|assigned|agreed|carried over|upcoming|immediate|quick|personal|work|dev|daily|weekly|existing|unchecked|unfinished|previous|prior|old|recent|still|proposed|suggested|possible|further|post-?meeting|resulting|the|following) )*";
const SUFFIX = '(?: (?:list|items?|summary|log|register|tracker|section))?';
const WHEN = '(?: (?:this week|next week|today|tomorrow|now|later|soon))?';
const AFTER = `${SUFFIX}(?: (?:(?:for|by|until|before|after|due) .{1,40}|this week|next week|today|tomorrow|now|later|soon))?`;
/** `Action items from last week`; `Follow-up from last week` is about what was said then. */
const SOURCE =
  '(?: (?:from|as a result of|resulting from|arising(?: from)?|agreed|carried over|identified|raised)(?: .{1,60})?)?';
const ITEMS = new RegExp(
  `^who ?[/,|] ?what(?: ?[/,|] ?(?:by )?when)?$|^${BEFORE}(?:action items?|action points?|action list|actions(?: required| needed)?|ais|aps|to-?dos?|to do|to-?do['’]s)${AFTER}${SOURCE}$`,
  'u',
);
const AHEAD = 'next steps?|next actions?|action steps?|tasks?|assignments?|things to do|next up|work items?';
const NEXT = new RegExp(`^${BEFORE}(?:${AHEAD})${SUFFIX}${WHEN}$`, 'u');
const STEPS = new RegExp(
  `^${BEFORE}(?:${AHEAD}|follow[ -]?ups?(?: items?| actions?| tasks?| steps?)?|commitments?|homework|open items?)${AFTER}$`,
  'u',
);
/** `Goals for this week`: with a time, else they are what something is for. */
const GOALS =
  /^(?:(?:my|our|top|main|key) )?(?:(?:goals?|priorities|focus|plans?|top (?:3|three)|objectives) (?:for|of) (?:(?:the |this |next |coming |current )*(?:day|week|month|quarter|sprint|iteration|cycle)|today|tomorrow)|(?:today|tomorrow|this week|next week|this month|next month|this sprint|next sprint)['’]?s (?:goals|priorities|plans?|focus|objectives)|(?:daily|weekly|monthly|sprint|quarterly) (?:goals|priorities|objectives))$/u;
const SETTLED = /^(?:final |summary of )?(?:conclusions?|resolutions?|outcomes?|decisions?|consensus|wrap[ -]?up)$/;
const REVIEW =
  /^(?:(?:review|status|state|update|follow[ -]?up|check)(?:s|ed)?(?: (?:of|on))? (?:the |our )?)?(?:open |old |previous |last (?:week|meeting|time)['’]?s? |earlier )?(?:action items?|action points?|actions)(?: review| follow[ -]?ups?| status| updates?| (?:from|of) (?:the )?(?:last|previous|prior) .{1,40})?$/;
/** `Carried over`, `Outstanding`: what was not done yet, among which things alone are items too. */
const LEFT =
  /^(?:still |items? |tasks? )?(?:carr(?:y|ied)[ -]?(?:over|forward)s?|left[ -]?overs?|outstanding(?: items?)?|unfinished(?: business)?|pending(?: items?)?|open(?: points?)?|not (?:yet )?done(?: yet)?)(?: from .{1,40})?$/;
/** `Tomorrow` in a journal: what is written there as something to do. */
const AHEAD_OF_DAY =
  /^(?:(?:for |plans? for )?(?:tomorrow|next (?:week|sprint))|what['’]?s next|who does what(?: next| by when)?|for next time)$/;
/** At the end of a line that leads a list: `We agreed on these next steps:`. */
const LEADS =
  /(?<!\bno )(?<![\p{L}-])(?:action (?:items?|points?)|next (?:steps?|actions?)|to-?dos?|follow[ -]?ups?|things to do)(?: (?:(?:are|is|were|was)(?: agreed(?: on)?)?|agreed(?: on)?|identified))?:(?:\*\*|__|[*_])?$/iu;
const BETWEEN = / ?[/&,+;→] ?| ?(?:->|=>) ?| and | or /;
const ASIDE = /(?<=\S) ?\([^()]{1,24}\)[\s:*_]*$/;
const MARKS = /[*_`~#:[\]()]+|\p{Extended_Pictographic}|\uFE0F/gu;
const HEADING_MAX_CHARS = 80;
/** `TOP 3: `, `Item 2 – `: the place on the agenda. */
const AGENDA_POINT = /^\P{L}{0,6}(?:top|(?:agenda )?item|punkt|point|punto|ponto|punt) \d{1,2} ?[:.)–—-] ?/iu;
const NUMBERING = /^(?:\d+[.)]?)+\s+/;

/** Titles of such lists in other languages, each as it stands. */
const ABROAD = new Set(
  [
    'nächste schritte/weitere schritte/aufgaben/offene aufgaben/maßnahmen/massnahmen/offene punkte/arbeitsaufträge/aktionspunkte/zu erledigen/noch offen/noch zu tun/offen/ausstehend/to-dos/todos/hausaufgaben',
    'prochaines étapes/prochaine étape/étapes suivantes/prochaines actions/actions à faire/actions à mener/actions à suivre',
    'action à suivre/points d’action/tâches/à faire/reste à faire/points ouverts/en attente/suites à donner/pendiente/por hacer/próximos pasos/tareas/tareas pendientes/acciones/acciones pendientes',
    'puntos de acción/pendientes/prossimi passi/azioni/cose da fare/próximos passos/ações/ações pendentes/tarefas',
    'tarefas pendentes/actiepunten/aktiepunten/acties/actielijst/aktielijst/actiepuntenlijst/openstaande acties/takenlijst/te doen/volgende stappen',
    'nästa steg/åtgärder/att göra/neste steg/næste skridt/aufgabenliste/maßnahmenliste/liste des actions/plan d’action/lista de tareas/da fare/a fazer',
    'アクションアイテム/アクション/次のステップ/タスク/やること/宿題/待办/待办事项/行动项/下一步/下一步行动/下一步计划/后续事项',
    'следующие шаги/задачи',
  ].flatMap((line) => line.split('/')),
);
const ABROAD_MAX_CHARS = 32;

/** True for such a title with marks around it, numbered or with a colon. */
function isAbroad(text: string): boolean {
  if (text.length > ABROAD_MAX_CHARS || !mayStartAbroad(text)) return false;
  return ABROAD.has(text.toLowerCase().replace(EDGE_BEFORE, '').replace(EDGE_BEHIND, '').replace("'", '’'));
}

/** How these titles start, in their first two letters: asked first, because nearly every line starts otherwise. */
const ABROAD_STARTS = new Set(
  [...ABROAD].map((title) => title.slice(0, 2)).filter((start) => /^[a-z ]{2}$/.test(start)),
);

function mayStartAbroad(text: string): boolean {
  let at = 0;
  let code = text.charCodeAt(0);
  // Marks and digits before the first letter.
  while (code < 65 || (code > 90 && code < 97)) code = text.charCodeAt(++at);
  if (code > 127 || text.charCodeAt(at + 1) > 127) return true;
  return ABROAD_STARTS.has(text.slice(at, at + 2).toLowerCase());
}

const EDGE_BEFORE = /^[ -@[-`]+/;
const EDGE_BEHIND = /[\s:：*_~#.)]+$/;

/** What a heading, or a label above a list, says of the items below it; null when it says nothing of that kind. */
export function listKindOf(title: string): ListKind | null {
  if (title.length > HEADING_MAX_CHARS) return null;
  const heading = title.replace(AGENDA_POINT, '');
  if (!MAY_BE.test(heading)) return isAbroad(heading) ? 'items' : null;
  const plain = plainOf(heading.replace(ASIDE, ''));
  const whole = kindOfPhrase(plain);
  if (whole !== null) return whole;
  if (LEFT.test(plain)) return 'next';
  if (AHEAD_OF_DAY.test(plain)) return 'steps';
  const parts = plain.split(BETWEEN).map((part) => kindOfPhrase(part.trim()));
  if (parts.length < 2 || parts.every((part) => part === null)) return null;
  // `Decisions and action items` holds both.
  if (parts.includes(null)) return 'steps';
  return parts.includes('items') ? 'items' : parts.includes('steps') ? 'steps' : 'next';
}

function plainOf(heading: string): string {
  return heading.toLowerCase().replaceAll(MARKS, ' ').replaceAll(/\s+/g, ' ').trim().replace(NUMBERING, '');
}

/** `Conclusion`, `Conclusion/Resolution`. */
function isConclusion(heading: string): boolean {
  if (heading.length > HEADING_MAX_CHARS || !/concl|resol|outcom|decis|consens|wrap/i.test(heading)) return false;
  return plainOf(heading)
    .split(BETWEEN)
    .every((part) => SETTLED.test(part.trim()));
}

/** What a short line, or one that ends in a colon, says of the list below it. */
export function listKindOfLead(text: string): ListKind | null {
  const last = text.charCodeAt(text.length - 1);
  const isMarked = last === 58 || last === 0xff1a || last === 42 || last === 95;
  if (!isMarked && !MAY_BE.test(text)) return isCapital(text.charCodeAt(0)) && isAbroad(text) ? 'items' : null;
  const kind = listKindOf(text);
  return kind === null && isMarked && LEADS.test(text) ? 'steps' : kind;
}

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde);
}

const MAY_BE =
  /action|to-?do|to do|step|follow|task|assign|commit|work items|open items|next up|homework|goal|priorit|plan|focus|objective|top (?:3|three)|\bA[IP]s\b|carr|left|outstanding|unfinished|pending|\bopen\b|not |tomorrow|next|who ?(?:does|[/,|] ?what)|\bAR\b/i;

function kindOfPhrase(phrase: string): ListKind | null {
  if (ITEMS.test(phrase)) return 'items';
  if (NEXT.test(phrase)) return 'next';
  if (STEPS.test(phrase) || GOALS.test(phrase)) return 'steps';
  if (REVIEW.test(phrase)) return 'named';
  return isAbroad(phrase) ? 'items' : null;
}

/** What stands above a list of items: its kind, and whose items they are. */
export interface ListTitle {
  readonly kind: ListKind | null;
  readonly owner: string | null;
}

const NOTHING: ListTitle = { kind: null, owner: null };

/** Reads the headings above an item, outermost first: its own, or that of a person below `Action items`. */
export function titleOfSection(headings: readonly string[]): ListTitle {
  const own = headings.at(-1);
  if (own === undefined) return NOTHING;
  const kind = listKindOf(own);
  const above = headings.at(-2);
  if (kind !== null) return { kind, owner: above === undefined ? null : nameAlone(above) };
  const owner = nameAlone(own);
  if (isConclusion(own)) return { kind: 'settled', owner: null };
  const kindAbove = above === undefined ? null : listKindOf(above);
  if (kindAbove === null) return owner === null ? NOTHING : { kind: null, owner };
  // A heading of its own within the list may be a subject as well as a person.
  return { kind: owner === null ? 'steps' : kindAbove, owner };
}
