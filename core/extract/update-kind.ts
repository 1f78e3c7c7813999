import type { UpdateKind } from '../contract/kinds.ts';
import { remembered } from './remembered.ts';

/** Words over a part of a report, and what stands under them. */
const LABELS: ReadonlyMap<string, UpdateKind> = new Map(
  (
    [
      [
        'done',
        'done|completed|complete|yesterday|last week|last friday|accomplished|accomplishments|achievements|achieved|finished|did|what i did|what we did|what i did yesterday|what did i do yesterday|what did you do yesterday|since last standup|since last stand-up|since last time|since yesterday|previously|previous|previous day|prev|prior|shipped|progress|worked on|done yesterday|done since last standup|closed|delivered|last sprint|what was done',
      ],
      [
        'next',
        'today|next|next up|up next|tomorrow|this week|next week|plan|plans|plan for today|plans for today|today plan|todays plan|planned|planning|will do|what i will do today|what will i do today|what will you do today|what i will do|working on|currently working on|doing|in progress|wip|focus|upcoming|next steps|going to do|ongoing',
      ],
      [
        'blocked',
        'blocked|blocker|blockers|blocking|any blockers|impediments|impediment|obstacles|obstacle|stuck|stuck on|blocked on|blocked by|waiting on|waiting for|waiting|help needed|needs help|need help|roadblocks|roadblock|blockers/impediments|blockers / impediments|blocked / waiting|anything blocking|anything blocking me',
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)),
);

const LABEL_MAX_CHARS = 40;
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** What a heading, label or column says about what stands under it: `Blockers?` → blocked; null for any other words. */
export function kindOfLabel(label: string): UpdateKind | null {
  return label.length < 3 || label.length > LABEL_MAX_CHARS || !MAY_BE_LABEL.test(label) ? null : readLabel(label);
}

/** Asked first, because nearly every text is none. */
const MAY_BE_LABEL =
  /done|complet|yester|last|accompl|achiev|finish|did|since|prev|prior|ship|progress|work|clos|deliver|today|next|tomorrow|week|plan|will|doing|wip|focus|upcom|going|block|imped|obstac|stuck|wait|help/i;

const readLabel = remembered((label): UpdateKind | null => {
  const plain = label.replaceAll(AROUND, '').replaceAll(/['’]/g, '').toLowerCase();
  return LABELS.get(plain) ?? null;
});

/** `Y:`, `T:`, `B:` under a name. */
export function kindOfLetter(letter: string): UpdateKind | null {
  if (letter.length !== 1) return null;
  const upper = letter.toUpperCase();
  if (upper === 'Y') return 'done';
  if (upper === 'T') return 'next';
  return upper === 'B' ? 'blocked' : null;
}

/** How much of a text tells its kind: reports say it at once. */
const TELLING_CHARS = 240;

const BLOCKED =
  /\b(?:(?:am|is|are|still|currently|been|i'm|we're|get|got) (?:blocked|stuck)|blocked (?:on|by|until|because)|^blocked\b|^stuck\b|stuck (?:on|with|waiting)|waiting (?:for|on)|awaiting|can(?:no|')t proceed|need (?:help|access|approval) )/i;
const DONE =
  /^(?:(?:i|we|i've|we've|have|also|just|mostly|successfully|and) )*(?:yesterday|finished|completed|fixed|merged|shipped|deployed|released|implemented|created|added|removed|wrote|tested|resolved|closed|submitted|reviewed|updated|migrated|refactored|upgraded|landed|delivered|published|addressed|debugged|built|cleaned up|configured|enabled|disabled|did|made|met|got|sent|moved|ran|presented|rolled out|set ?up|wrapped up|figured out|done|opened|rewrote|replaced|renamed|documented|investigated|helped|paired)\b/i;
const NEXT =
  /^(?:(?:i|we|i'm|we're|i am|we are|and|then|also|now) )*(?:today\b|tomorrow\b|next\b|will\b|i'll\b|we'll\b|going to\b|plan(?:s|ning)? (?:to|on|is)\b|working on\b|continu(?:e|ing)\b|to ?do:|to (?!be\b)\w+|need(?:s)? to\b|should\b|about to\b|start(?:ing)? (?:on|with|to)\b|keep \w+ing\b)/i;
const LATER = /\b(?:today|tomorrow|next week|this week|next:)\b/i;
const EARLIER = /\b(?:yesterday|last (?:week|night|friday))\b/i;

/** What somebody's own words say about a report: what is in the way, what was done, what comes. */
export function kindOfWording(text: string): UpdateKind {
  const telling = text.length > TELLING_CHARS ? text.slice(0, TELLING_CHARS) : text;
  if (BLOCKED.test(telling)) return 'blocked';
  if (DONE.test(telling)) return LATER.test(telling) ? 'update' : 'done';
  if (NEXT.test(telling)) return EARLIER.test(telling) ? 'update' : 'next';
  return 'update';
}

const NOTHING =
  /^(?:none|no|nope|nothing|nil|n\/?a|-+|–|—|x|ok|no blockers?|no impediments?|not (?:blocked|really)|nothing (?:new|to report|blocking)?|none (?:so far|today|at the moment|right now)|all (?:good|clear))?[.!\s]*$/i;

/** True for what says that there is nothing to say: `none`, `n/a`. */
export function saysNothing(text: string): boolean {
  return text.length < 30 && NOTHING.test(text);
}
