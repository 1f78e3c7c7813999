import { WORD_GROUPS } from '../ask/query/thesaurus-groups.ts';
import { contentStems } from '../ask/query/words.ts';

/*
 * Words that stand in alerts and runbooks of every house: kinds of things, states, measures and what one does about them. A
 * small journal cannot show how common they are, so they are listed.
 */

const MEASURES =
  'high low many few above below over under number total half rate ratio percent share level usage count average threshold value amount budget burn limit size peak percentile quantile p50 p90 p95 p99 one two three four five six seven eight nine ten twelve twenty hundred thousand once twice';
const TIMES =
  'time minute hour day second week month year today yesterday tonight nightly daily weekly monthly morning evening last late later early soon long often ever forever again already still ago old new recent';
const STATES =
  'critical warning severity info firing alert status state response ready unready healthy unhealthy degraded active inactive idle almost complete incomplete open close closed pending present partial good bad red yellow green left back away up';
const ACTIONS =
  'come came go went take took keep kept send sent receive start begin end stop run ran work show answer respond reply say said make made hold held grow read write written call load store find reach finish happen change need want wait try tried ask deliver handle leave set put turn become seem slowly quickly detect internal external local';
const THINGS =
  'service system server cluster node host pod container deployment replica app application api component process thread worker job queue message event file data database db request response result report problem issue instance environment production staging everything everybody everyone nobody anybody people user customer team office shop house site place part piece kind way side thing group list kube kubernetes';

const EVERYWHERE = contentStems([MEASURES, TIMES, STATES, ACTIONS, THINGS].join(' '));
/** `certificate`, `replica`, `throttled`: what the thesaurus of operations knows. */
const OF_THE_TRADE: ReadonlySet<string> = new Set(
  WORD_GROUPS.flatMap(({ words }) => words.flatMap((word) => [...contentStems(word)])),
);

/** Beside one that names something. Of thirty pairs of weights, those around these part best what fits from what does not. */
const WEIGHT_EVERYWHERE = 0.15;
const WEIGHT_OF_THE_TRADE = 1 / 3;
/** A number says something when it may be a code: `HTTP 502`, `421`. */
const NUMBER = /^\d+(?:st|nd|rd|th)?$/;
const CODE = /^[1-5]\d\d$/;

/** How much a word of an alert says about what it is about, by its stem: 0 to 1. */
export function tellingWeight(stem: string): number {
  if (NUMBER.test(stem)) return CODE.test(stem) ? 1 : 0;
  if (EVERYWHERE.has(stem)) return WEIGHT_EVERYWHERE;
  return OF_THE_TRADE.has(stem) ? WEIGHT_OF_THE_TRADE : 1;
}
