/** Verbs with which engineers begin what is to be done. */
const VERBS = new Set(
  `
accept add address adjust agree align allow amend analyse analyze announce apply approach approve archive arrange ask
assemble assess assign attend audit automate backfill backport benchmark block book bring build bump buy call cancel
centralise centralize change chase check cherry-pick choose circulate clarify clean clear close collect come comment
communicate compare compile complete configure confirm connect consider consolidate construct contact continue convert
coordinate copy cover create cut deal debug decide decompose decouple dedupe define delegate delete deliver demo
demonstrate deploy deprecate describe design detect determine develop diagnose dig disable discuss distribute do
document double-check draft drop edit elect email enable encourage enforce engage enhance ensure enter escalate
establish estimate evaluate evolve examine expand experiment explain explore expose extend extract federate fetch figure
file fill finalise finalize find finish fix flag follow follow-up formalise formalize format formulate forward gather
generalise generalize generate get give go grant handle harden help hold identify implement improve include incorporate
inform inquire inspect install instruct instrument integrate introduce investigate invite isolate iterate join keep kick
land launch lead learn leave link list listen localise localize locate look lower maintain make manage mark measure meet
mention merge message migrate mitigate modify monitor move nail narrow negotiate nominate notify nudge obtain onboard
open open-source optimise optimize order organise organize overhaul own pair parse paste patch pay peer-review perform
persist pick pin ping plan post postpone prepare present print prioritise prioritize procure profile promote propose
prototype prove provide prune publish pull pursue push put quantify raise reach react read reallocate rebase rebrand
rebuild reconcile reconsider record recruit redirect redo reduce refactor refer refine refresh regenerate rehearse
reimplement reiterate release relocate remediate remind remove rename renew reopen reorder reorganise reorganize repair
rephrase replace replicate reply report repost reproduce request rerun reschedule research resend reset resolve respond
restart restore restructure resubmit resume retag retest retire retrieve retry return reuse revamp revert review revise
revisit revive rework rewrite roll rotate run sanitise sanitize scale schedule scope script search secure see seek
select send separate serve set setup share ship show shrink sign settle simplify sketch skip solicit solve sort speak specify
spin split stabilise stabilize standardise standardize start stop store study submit subscribe substitute suggest
summarise summarize support switch sync synthesise synthesize tackle take talk teach tell test think throttle tidy
tighten touch trace track train transcribe transfer translate triage trim truncate try tune turn tweak unblock uncomment
understand unify uninstall unpin unsubscribe update upgrade upload upstream use utilise validate verify vet visit wait
walk warn watch whiteboard whitelist wire work wrap write
`
    .trim()
    .split(/\s+/),
);

/** Verbs that are the names of things as well: an order only with an object behind them. */
const THINGS_TOO = new Set(
  `
answer bundle capture circle clone commit gate grep host import increase interview limit log loop map mirror mock
outline package page park pitch poll port prep probe query queue rank redesign repeat rethink save scan segment snapshot
spec spike sponsor spread squash strip structure sunset supply survey swap tag task template transition trigger vendor
version vote workshop
`
    .trim()
    .split(/\s+/),
);

const OBJECT =
  /^ (?:the|an?|all|our|my|your|his|her|their|this|that|these|those|each|every|some|any|more|out|up|down|off|over|everyone|everybody)(?!\p{L})/iu;

/** About what was said before. */
const DO_SO = /^(?:let['’]?s )?do (?:that|this|it|so)(?!\p{L})/iu;

const FIRST_WORD =
  /^(?:\*\*|__|[*_`])?(?:please |let['’]?s |then |also |maybe |potentially |possibly )?([a-z][a-z-]{1,14})(?:\/([a-z]{2,14})(?= ))?(?![\p{L}\d'’.:/(])/iu;

/** True for a verb with which engineers begin what is to be done, in lower case. */
export function isTaskVerb(word: string): boolean {
  return VERBS.has(word) || THINGS_TOO.has(word);
}

/** The first word when it is such a verb; of `create/ping` both must be. */
function verbOf(match: RegExpExecArray | null): string | null {
  const [first = '', second] = match?.slice(1).map((word: string | undefined) => word?.toLowerCase()) ?? [];
  return isTaskVerb(first) && (second === undefined || isTaskVerb(second)) ? first : null;
}

/** True when a text goes on as behind `Mira to`. */
export function beginsWithVerb(text: string): boolean {
  return verbOf(FIRST_WORD.exec(text)) !== null;
}

/** True when a text begins as something to do: `Write the summary`, `please update …`. */
export function isImperative(text: string): boolean {
  const match = FIRST_WORD.exec(text);
  const word = verbOf(match);
  if (match === null || word === null || DO_SO.test(text)) return false;
  return VERBS.has(word) || (THINGS_TOO.has(word) && OBJECT.test(text.slice(match[0].length)));
}
