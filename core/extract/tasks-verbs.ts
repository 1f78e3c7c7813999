/** Verbs with which engineers begin what is to be done. */
const VERBS = new Set(
  `
accept ack acknowledge act add address adjust agree alert answer align allow amend analyse analyze announce apply approach approve
archive arrange ask assemble assess assign attend audit automate await backfill backport benchmark block book
brainstorm bring build bump buy call cancel catch centralise centralize change chase chat check cherry-pick choose
circulate clarify clean clear close collate collect come comment communicate compare compile complete compose
configure confirm connect consider consolidate construct contact continue contribute convene convert convince
coordinate copy copy-edit correlate cover create cross-check cut deal debug decide decompose decouple dedupe define
delegate delete deliver demo demonstrate deploy deprecate describe design detect determine develop diagnose dig
disable discuss distribute do document dogfood double-check downgrade downsize draft draw drop edit elaborate elect
eliminate email embed enable encourage enforce engage enhance ensure enter enumerate escalate establish estimate
evaluate evolve examine expand experiment explain explore expose extend extract federate fetch figure file fill
finalise finalize find finish fix flag follow follow-up formalise formalize format formulate forward freeze gather
generalise generalize generate get give go grab grant guide handle harden help hire hold hook identify implement
improve include incorporate inform inline inquire inspect install instruct instrument integrate introduce investigate
invite iron isolate itemise itemize iterate join justify keep kick kill land launch lead learn leave liaise link list
listen lobby localise localize locate look loosen lower maintain make manage mark measure meet mention merge message
migrate mitigate modify monitor move nail narrow negotiate nominate notify nudge nuke obtain offer onboard open
open-source optimise optimize order organise organize overhaul own pair parse pass paste patch pay peer-review perform
persist persuade pick pin ping plan poke polish post postpone pre-allocate preallocate prepare present print
prioritise prioritize procure profile promote propose prototype prove provide provision prune publish pull purge
pursue push put quantify raise re-check re-create re-deploy re-enable re-open re-read re-run re-send re-test re-write
reach react read reallocate reassess reassign rebase rebrand rebuild recheck reclaim recommend recompute reconcile
reconfigure reconnect reconsider record recreate recruit redeploy redirect redo reduce reenable refactor refer refine
reformat refresh regenerate rehearse reimplement reindex reinstall reinstate reiterate relax release relocate
remediate remind remove rename renew reopen reorder reorganise reorganize repackage repair rephrase replace replicate
reply repoint report repost reprioritise reprioritize reproduce repurpose request requeue reroute rerun reschedule
research resend reset resize resolve respond restart restore restructure resubmit resume resurrect retag retest retire
retrieve retry return reuse revamp revert review revise revisit revive reword rework rewrite roll rotate run sanitise
sanitize sanity-check scale schedule scope script scrub search secure see seed seek select send separate serve set
settle setup share shepherd ship show shrink sign simplify sketch skip smoke-test socialise socialize solicit solve
sort speak spearhead specify spin split stabilise stabilize standardise standardize start steer stop store stress-test
study submit subscribe substitute suggest summarise summarize supervise support switch sync synthesise synthesize
tackle take talk teach tell test think throttle tidy tie tighten touch trace track train transcribe transfer translate
triage trim truncate try tune turn tweak unblock uncomment understand unfreeze unify uninstall unpin unsubscribe
update upgrade upload upsize upstream use utilise validate verify vet visit wait walk warn watch weigh whiteboard
whitelist wipe wire work wrangle wrap write
`
    .trim()
    .split(/\s+/),
);

/** Verbs that are the names of things as well: an order only with an object behind them. */
const THINGS_TOO = new Set(
  `
blog bundle capture champion circle clone commit debrief focus gate grep host import increase interview limit
log loop map mirror mock outline package page park pitch poll port prep probe process query queue rank recap redesign
repeat rethink save scan segment snapshot source spec spike sponsor spread squash strip structure sunset supply
surface survey swap tag task template timebox transition trial trigger vendor version vote workshop
`
    .trim()
    .split(/\s+/),
);

const OBJECT =
  /^ (?:the|an?|all|our|my|your|his|her|their|this|that|these|those|each|every|some|any|more|out|up|down|off|over|everyone|everybody)(?!\p{L})/iu;

/** About what was said before. */
const DO_SO = /^(?:let['’]?s )?do (?:that|this|it|so)(?!\p{L})/iu;

const FIRST_WORD =
  /^(?:\*\*|__|[*_`])?(?:please |let['’]?s |then |also |maybe |potentially |possibly )?([a-z][a-z-]{1,14})(?:\/([a-z]{2,14})(?= ))?(?![\p{L}\d'’:/(]|\.(?=.))/iu;

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
