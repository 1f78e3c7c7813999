/** Verbs with which engineers begin what is to be done. */
const VERBS = new Set(
  `
accept add address adjust agree align allow announce apply approach approve archive arrange ask assess assign attend audit
automate backfill backport benchmark block book bring build bump buy call cancel change chase check choose circulate
clarify clean clear close collect come comment communicate compare complete configure confirm connect consider contact
continue convert coordinate copy cover create cut deal debug decide decompose define delete deliver demo deploy deprecate describe
design determine develop disable discuss distribute do document double-check draft drop edit email enable encourage ensure
escalate estimate evaluate evolve examine experiment explain explore extend extract fetch figure file fill finalise
finalize find finish fix flag follow follow-up forward gather generate get give go handle help hold identify implement
improve include inform install instrument integrate introduce investigate invite iterate join keep kick land launch lead
learn leave link list locate look lower maintain make manage mark measure meet mention merge message migrate mitigate
modify monitor move nominate notify open order organise organize own pair patch pay perform pick pin ping plan post
postpone prepare present prioritise prioritize profile promote propose prototype provide publish pull push put raise
reach read rebase rebuild rebuild reconsider record recruit redo reduce refactor refine refresh release remind remove
rename renew reopen repair replace reply report reproduce request rerun research reset resolve respond restart restore
restructure retest retire retry return revert review revise revisit rework rewrite roll rotate run scale schedule scope
script search secure see select send separate set setup share ship show sign simplify sketch sort specify speak split
stabilise stabilize start stop store study submit suggest summarise summarize support switch sync synthesise synthesize
take talk teach tell test think tidy touch track train transfer translate triage trim try tune turn understand update
upgrade upload use validate verify visit wait watch work wrap write
`
    .trim()
    .split(/\s+/),
);

const FIRST_WORD =
  /^(?:\*\*|__|[*_`])?(?:please |let['’]?s |then |also |maybe |potentially |possibly )?([a-z][a-z-]{1,14})(?![\p{L}\d'’.:/(])/iu;

/** True when a text begins as something to do: `Write the summary`, `please update …`. */
export function isImperative(text: string): boolean {
  const word = FIRST_WORD.exec(text)?.[1];
  return word !== undefined && VERBS.has(word.toLowerCase());
}
