import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import { stateOfBox } from './box.ts';

/**
 * What the boxes of a note are. `blank`: a template, of which nothing is an item; `list`: boxes that whoever follows the note
 * ticks elsewhere, as in a runbook; `own`: items of whoever wrote it.
 */
export type Form = 'blank' | 'list' | 'own';

const TEMPLATE_FOLDER = /(?:^|\/)(?:_?templates?|\.github|\.gitlab|issue_template|pull_request_template)\//i;
const TEMPLATE_NAME = /(?:^|[-_. ])templates?$|^templates?(?:[-_. ]|$)/i;
const TEMPLATE_TITLE = /\btemplate$|^template\b(?=\W|$)|^\[?template\]?:/i;
/** Pages that say how something is done or what something can do. */
const PAGE =
  /(?:^|[-_. /])(?:read-?me|contributing|check-?lists?|how-?to|tutorials?|guides?|guidelines?|on-?boarding|off-?boarding|procedures?|process|polic(?:y|ies)|sops?|cheat-?sheets?|definition of (?:done|ready)|code-?of-?conduct|features?|requirements?|support-?matrix|compatibility|syllabus|curriculum|run-?books?|play-?books?)(?:[-_. ]|$)/i;
const SHOWCASE = /(?:^|\/)(?:read-?me|contributing|features?|compatibility|support-?matrix)(?:\.[^/]*)?$/i;
/** A day in the name of a file or in a title: somebody went through the list then. */
const DATED = /\d{4}[-_./]?\d{2}[-_./]?\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-W\d{2}/;
/** What makes a box somebody's: whose it is, or by when. */
const TAKEN = /@[A-Za-z]|[📅📆🗓⏳🛫]|\[(?:due|owner|assignee)::|\bTODO\b/u;

/** Says what the boxes of a note are; asked once there is one. */
export function formOf(note: Extractable): Form {
  const { path, title } = note;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  if (TEMPLATE_FOLDER.test(path) || TEMPLATE_NAME.test(name) || TEMPLATE_TITLE.test(title)) return 'blank';
  if (SHOWCASE.test(path)) return 'list';
  const isPage = note.kind === 'runbook' || PAGE.test(name) || PAGE.test(title);
  if (!isPage || DATED.test(name) || DATED.test(title) || isDatedNote(note)) return 'own';
  return isWorkedThrough(note.outline.entries) ? 'own' : 'list';
}

/** In a page of a journal, and under a heading that is a day, lists are gone through. */
function isDatedNote({ sections, kind }: Extractable): boolean {
  if (kind === 'journal') return true;
  return sections.some(({ dateOrigin }) => dateOrigin === 'heading' || dateOrigin === 'stamp');
}

function isWorkedThrough(entries: readonly Entry[]): boolean {
  return entries.some(({ box, text }) => box !== null && ((stateOfBox(box) ?? 'open') !== 'open' || TAKEN.test(text)));
}
