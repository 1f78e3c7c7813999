import { causationIn, clausesOf, inFront, statementsOf, type Clause, type Item } from './claim.ts';
import { checkAgents, checkOrder, checkSides } from './claim-roles.ts';
import { plainWords } from './claim-words.ts';

/*
 * Ways in which a sentence of the same words says something else than its source. Each check returns what is wrong, or
 * null. `source` are the clauses that hold the sentence's words.
 */

const MAYBE =
  /\b(?:may|might|could|possibly|perhaps|maybe|probably|likely|seems?|seemed|appears?|suspect\w*|i think|unclear|not sure)\b/i;
const PLAN =
  /\b(?:will|shall|plans?|planned|planning|going to|intend\w*|wants?|wanted|propos\w*|suggest\w*|should|ought|consider\w*|todo|to do|next step|tomorrow|idea|let's|if we)\b/i;
const MUST = /\b(?:must|required?|requires|need(?:s|ed)? to|mandatory|obligatory|shall|only .{1,40} may)\b/i;
const MAY = /\b(?:may|can|could|might|optional(?:ly)?|allowed to|free to)\b/i;
const SHOULD = /\b(?:should|ought|recommend\w*|prefer\w*|suggest\w*|advis\w*)\b/i;
/** Said as done: `was moved`, `has been added`. */
const DONE = /\b(?:was|were|been|has|have|had)\s+(?:\w+ly\s+)?(\w+(?:ed|en|wn|ght|ilt|ne|pt|nt))\b/i;

/** Clauses that say the most of `claim`; the others only stand near them. */
function nearest(claim: Clause, source: readonly Clause[]): Clause[] {
  const held = source.map((clause) => claim.items.filter(({ key }) => clause.keys.has(key)).length);
  const most = Math.max(0, ...held);
  return source.filter((_, at) => most > 0 && (held[at] ?? 0) >= Math.max(1, most * 0.6));
}

function isDone(claim: Clause, source: readonly Clause[]): boolean {
  const participle = DONE.exec(claim.text)?.[1]?.toLowerCase();
  const done = claim.words.find(({ raw }) => raw === participle)?.key;
  if (done !== undefined && source.some(({ keys }) => keys.has(done))) return true;
  // `added` for `will add`: the word is in its past form in the sentence only.
  return claim.words.some(
    (word) =>
      word.raw.endsWith('ed') &&
      !source.some((clause) => clause.words.some((own) => own.key === word.key && own.raw.endsWith('ed'))),
  );
}

function checkModality(claim: Clause, source: readonly Clause[]): string | null {
  const near = nearest(claim, source);
  if (near.length === 0) return null;
  const all = (pattern: RegExp) => near.every(({ text }) => pattern.test(text));
  const any = (pattern: RegExp) => near.some(({ text }) => pattern.test(text));
  const isOpen = MAYBE.test(claim.text) || PLAN.test(claim.text);
  if (all(MAYBE) && !isOpen && !MAY.test(claim.text)) return 'the note is less sure of it';
  if (all(PLAN) && !isOpen && !MUST.test(claim.text) && isDone(claim, near))
    return 'the note says it of a plan, not as done';
  if (any(MUST) && !any(MAY) && MAY.test(claim.text) && !MUST.test(claim.text)) return 'the note says that it must be';
  if (MUST.test(claim.text) && (any(SHOULD) || any(MAY)) && !any(MUST)) return 'the note does not say that it must be';
  return null;
}

const ALL = /^(?:all|every|everyone|everybody|everything|each|always|entire|entirely|whole|completely|both)$/;
const PART =
  /^(?:some|most|few|many|several|sometimes|usually|often|rarely|partly|mostly|occasionally|half|typically|normally|generally)$/;
const ONLY = /^(?:only|solely|exclusively|just|merely)$/;

function has(clauses: readonly Clause[], pattern: RegExp): boolean {
  return clauses.some(({ words }) => words.some(({ raw }) => pattern.test(raw)));
}

/** Each `all X` of the claim is one of the note: `every X`, `no X`. */
function isSaidOfAll(claim: Clause, source: readonly Clause[]): boolean {
  return claim.words.every((word, at) => {
    if (!ALL.test(word.raw)) return true;
    const head = claim.words.slice(at + 1).find(({ isStop }) => !isStop);
    return source.some(
      (clause) =>
        clause.words.some(({ raw }) => ALL.test(raw) || /^(?:no|none|nobody|never|nothing)$/.test(raw)) &&
        (head === undefined || clause.keys.has(head.key)),
    );
  });
}

function checkQuantity(claim: Clause, source: readonly Clause[]): string | null {
  const near = nearest(claim, source);
  if (near.length === 0) return null;
  const own = [claim];
  if (!isSaidOfAll(claim, source)) return 'the note does not say it of all';
  if (has(own, ONLY) && !has(near, ONLY)) return 'the note does not say that it is the only one';
  if (has(near, PART) && !has(own, PART) && !has(near, ALL) && !has(own, /^(?:about|around|roughly)$/)) {
    const part = near.flatMap(({ words }) =>
      words.flatMap((word, at) =>
        PART.test(word.raw) ? (words.slice(at + 1).find(({ isLight }) => !isLight)?.key ?? []) : [],
      ),
    );
    if (part.some((key) => claim.keys.has(key))) return 'the note says it of a part only';
  }
  return null;
}

function checkDenial(claim: Clause, source: readonly Clause[]): string | null {
  const near = nearest(claim, source);
  if (near.length === 0) return null;
  const denied = new Set(near.flatMap((clause) => [...clause.denied]));
  for (const key of claim.denied) {
    if (key === 'that' ? denied.size === 0 : !denied.has(key)) return 'the note does not deny it';
  }
  // `Restarting it would …` says nothing against `do not restart it`.
  if (/\bwould\b/i.test(claim.text)) return null;
  for (const key of denied) {
    if (claim.denied.has(key) || !claim.words.some((word) => word.key === key && !word.isStop)) continue;
    const isAffirmed = near.some((clause) => clause.keys.has(key) && !clause.denied.has(key));
    if (!isAffirmed) return 'the note says the opposite';
  }
  return null;
}

const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:less|fewer|under|below|at most|up to|maximum|max|within|no more than)\b/i,
    /\b(?:more|over|above|longer|greater|larger|exceeds?|at least|minimum|min|beyond)\b/i,
  ],
  [/\bbefore\b/i, /\bafter\b/i],
  [/\b(?:first)\b/i, /\b(?:last)\b/i],
  [
    /\b(?:increase|raise[ds]?|raising|gr[eo]w[ns]?|ros[ae]|rises?|rising|more|higher|longer|larger|faster)\b/i,
    /\b(?:reduc\w+|lower\w*|decreas\w+|cut|shrink\w*|shrank|fell|falls?|declin\w+|less|fewer|shorter|smaller|slower)\b/i,
  ],
  [/\b(?:enabl\w+)\b/i, /\b(?:disabl\w+)\b/i],
  [/\b(?:accept\w*|approv\w*)\b/i, /\b(?:reject\w*|refus\w*|declin\w*)\b/i],
  [/\b(?:start\w*|begin\w*|began)\b/i, /\b(?:stop\w*|end(?:s|ed)?)\b/i],
  [/\b(?:add(?:s|ed|ing)?)\b/i, /\b(?:remov\w*|delet\w*)\b/i],
  [/\b(?:for|favou?rs?|supports?)\b(?= the (?:proposal|change|merge|idea))/i, /\bagainst\b/i],
];

/** A word of the sentence whose opposite, and not itself, stands in the note. */
function checkOpposite(claim: Clause, source: readonly Clause[]): string | null {
  const near = nearest(claim, source).map(({ text }) => text);
  if (near.length === 0) return null;
  for (const [one, other] of OPPOSITES) {
    for (const [own, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!own.test(claim.text) || opposite.test(claim.text)) continue;
      if (near.some((text) => opposite.test(text)) && !near.some((text) => own.test(text)))
        return 'the note says the opposite';
    }
  }
  return null;
}

/** `from 20 to 50`, `50 instead of 20`: the old value and the new one. */
function changesIn(clause: Clause): { readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> } {
  const from = new Set<string>();
  const to = new Set<string>();
  for (const item of clause.items) {
    if (item.kind !== 'measure') continue;
    const before = clause.text.slice(Math.max(0, item.at - 18), item.at);
    if (
      /\b(?:from|instead of|rather than|previously|formerly|was|were|not|old(?: \w+)?)\s+(?:about |the )?$/i.test(
        before,
      )
    )
      from.add(item.key);
    else if (/\b(?:to|now|into)\s+(?:about |only )?$/i.test(before)) to.add(item.key);
  }
  return { from, to };
}

function checkChange(claim: Clause, source: readonly Clause[]): string | null {
  const own = changesIn(claim);
  for (const change of nearest(claim, source).map(changesIn)) {
    if (change.from.size === 0 || change.to.size === 0) continue;
    if ([...own.from].some((key) => change.to.has(key) && !change.from.has(key)))
      return 'the note has it the other way round';
    if ([...own.to].some((key) => change.from.has(key) && !change.to.has(key)))
      return 'the note has it the other way round';
  }
  return null;
}

/** `the ledger team` where the note speaks of `the audit team`. */
function checkModifiers(claim: Clause, source: readonly Clause[]): string | null {
  const near = nearest(claim, source);
  for (const word of claim.words) {
    const modifier = word.isStop ? null : inFront(claim, word.at);
    if (modifier === null) continue;
    const others = near.flatMap((clause) =>
      clause.words.flatMap((own) => {
        if (own.raw !== word.raw) return [];
        return [clause.keys.has(modifier) ? modifier : inFront(clause, own.at)];
      }),
    );
    if (others.length > 0 && others.every((other) => other !== null && other !== modifier))
      return `the note does not say it of “${modifier} ${word.raw}”`;
  }
  return null;
}

function shareIn(items: readonly Item[], keys: ReadonlySet<string>): number {
  return items.length === 0 ? 1 : items.filter(({ key }) => keys.has(key)).length / items.length;
}

const EXPLAINS = /[:;]\s|\s[—–-]\s|\b(?:so|which|therefore|thus|hence|cause[ds]?|because|since|as|reason|otherwise)\b/i;

/** A reason has to be the note's reason, for what the note gives it. */
function checkCause(sentence: string, said: string): string | null {
  const own = causationIn(sentence);
  if (
    own === null ||
    !/\b(?:because|since|as|cause[ds]?|reason|so|therefore|thus|hence|led|leads?)\b/i.test(plainWords(sentence))
  )
    return null;
  if (!EXPLAINS.test(plainWords(said))) return 'the note does not give it as a reason';
  const given = said.split(/(?<=[.!?])\s+/).flatMap((part) => causationIn(part) ?? []);
  if (given.length === 0) return null;
  const fits = given.some(({ cause, effect }) => {
    const straight = shareIn(own.cause.items, cause.keys);
    const turned = shareIn(own.cause.items, effect.keys);
    const isOfThis = effect.items.length < 2 || shareIn(own.effect.items, effect.keys) > 0;
    return straight >= 0.5 && straight >= turned && isOfThis;
  });
  return fits ? null : 'the note gives another reason';
}

/** What is wrong with a sentence whose words all stand in `said`; null when nothing is seen. */
export function contradiction(sentence: string, said: string): string | null {
  const claims = clausesOf(sentence);
  const source = clausesOf(said);
  for (const claim of claims) {
    for (const check of [checkDenial, checkOpposite, checkChange, checkQuantity, checkModality, checkModifiers]) {
      const wrong = check(claim, source);
      if (wrong !== null) return wrong;
    }
  }
  return (
    checkSides(claims, source) ??
    checkAgents(claims, source) ??
    checkOrder(claims, statementsOf(said)) ??
    checkCause(sentence, said)
  );
}
