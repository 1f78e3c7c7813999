import { cue, CLAUSE, OWN, TALK, type Cue } from './clauses.ts';

/*
 * How a sentence says that a group is of one mind, without `we decided`: votes, consensus, going ahead; and the same in the
 * languages in which teams write their minutes.
 */

const AHEAD = '(?:go|going|move|moving|press|proceed|proceeding)(?: now)? (?:ahead|forward)';
/** What is done with something once it is settled, where `go ahead and ask` is an errand. */
const SETTLING =
  '(?:use|drop|merge|remove|adopt|ship|release|deprecate|rename|keep|switch|migrate|enable|disable|replace|retire|support|accept|approve|close|land)';
const SINGLE_MIND =
  '(?:\\+1|everyone(?: is| was)?(?: agreed| agrees| happy| fine| on board)?|everybody(?: agreed| agrees)?|all(?: agreed| agree)?|no objections?|nobody objects|unanimous|agreed|consensus|thumbs up)';

/** `agreement that it stays`: what follows `that` says what is done from now on; else it is how all see something. */
const SETTLED =
  "(?=.*\\b(?:should|will|won['’]t|must|shall|can|cannot|may|needs? to|ought|ha(?:s|ve) to|stays?|remains?|goes|moves?|becomes?|gets?|(?:we|i|they) (?!are|have|were|had|need|see|know|think|feel)\\p{L}+)\\b)";

/** `ok so we drop it from June, everyone fine with it`. */
const ALL_FINE = "every(?:one|body)(?:['’]s| is| was)? (?:fine|ok(?:ay)?|happy|on board)(?: with (?:it|that|this))?";

/** Every one of those below holds one of these. */
export const MAY_ASSENT =
  /[Aa]head|[Ff]orward|every(?:one|body)(?:['’]s| is| was)? (?:fine|happy|on board|ok)|[Mm]otion|[Cc]onsensus|[Aa]greement|(?:ecided|greed) (?:together )?w/;
export const MAY_BE_ABROAD =
  /[Ww]ir (?:nehmen|bleiben|behalten|verzichten|setzen|verschieben|wechseln|stellen|lassen|schalten|machen|bauen)|bleibt|abgelehnt|angenommen|verworfen|rejetée|acceptée|adoptée|refusée|[Bb]eschl|^[Kk]ein|^[Nn]icht vor|besprochen:|abgemacht:|[Ee]ntschieden|[Vv]ereinbart|geeinigt|[Bb]eslot|[Aa]fgesproken|[Bb]eslist|[Dd]écid|[Cc]onvenu|[Dd]ecidi[dmó]|[Ss]e decide|[Aa]cord[aó]|deciso|[Bb]eslut|gard(?:e|ons) |retien|reten|abandonn|(?:part|rest)(?:e|ons)? sur|pass(?:e|ons) à|adopt|chois|rejett|valid/;

/** Said by anybody, in a few words. */
export const ASSENT: readonly Cue[] = [
  cue(
    /every(?:one|body)(?:['’]s| is| was)? (?:fine|ok|happy|on board)/i,
    sentenceOf(
      `^(?:(?:ok(?:ay)?|so|then|right),? )*we(?:['’]ll| will)? (?:${SETTLING.slice(3, -1)}|go|stay|stick|move|stop|start|run|do|don['’]t) \\S[^.;?]{2,120}?[ ,;–—(-]+(?:${ALL_FINE})\\)?[.!]?$`,
    ),
  ),
  cue(
    /(?:ahead|forward) with /i,
    sentenceOf(
      `${CLAUSE}(?:we|i)(?:['’]ll| will|['’](?:re|m)(?: going to)?| (?:are|am)(?: going to)?) ${AHEAD} with \\S`,
    ),
  ),
  cue(
    /ahead and/i,
    sentenceOf(`${CLAUSE}we(?:['’]ll| will|['’]re going to| are going to) go ahead and ${SETTLING}\\b`),
  ),
  cue(
    /(?:going|go|move|moving|press|proceed|proceeding)(?: now)? (?:ahead|forward)/i,
    sentenceOf(`^${SINGLE_MIND}\\b[^.;:?]{0,60}[,;–—-]+ ?(?:so |we(?:['’]re|['’]ll| are| will)? )?${AHEAD}\\b`),
  ),
  cue(
    /motion/i,
    sentenceOf(
      '(?:^|[.;:,–—-] )(?:the )?motion(?: (?:to|that|for) [^.;?]{3,160}?)?[:,]?(?: (?:was|is|has been))?(?: (?:unanimously|narrowly))? (?:carried|carries|passed|passes|approved|adopted|accepted|failed|fails|defeated|rejected|lost)\\b',
    ),
  ),
  cue(
    /(?:sounds|looks|seems) .{0,40}(?:consensus|agreement)/i,
    sentenceOf(
      `^(?:(?:so|ok|okay|great|then),? )?(?:it )?(?:sounds|looks|seems)(?: like| to me like)? (?:we(?:['’]ve| have)?(?: got)?|there(?:['’]s| is| was))(?: a| rough| general| full| broad| clear| strong){0,2} (?:consensus|agreement) (?:to|that${SETTLED}|on|for|around) ${TALK}`,
    ),
  ),
  cue(
    /there .{0,40}(?:consensus|agreement)/i,
    sentenceOf(
      `${CLAUSE}there (?:is|was|['’]s)(?: a| rough| general| full| broad| clear| strong){0,2} (?:consensus|agreement) (?:to|that${SETTLED}) ${TALK}`,
    ),
  ),
  cue(
    /(?:decided|agreed) (?:together )?w/i,
    sentenceOf(
      `${OWN}(?:decided|agreed) (?:together )?(?:w/ ?|with )[^:.;?]{2,40}?(?:: ?\\S| (?:that|to|not to|on|against) ${TALK})`,
    ),
  ),
];

/** German, Dutch, French, Spanish, Portuguese, Italian, Swedish: who writes so settles something. */
export const ABROAD: readonly Cue[] = [
  cue(
    /beschl|entschieden|vereinbart|geeinigt/i,
    sentenceOf(
      '(?:^|[.,:;] )(?:(?:wir|das team|alle)(?: haben| hat)?(?: uns| sich)?|(?:haben|hat) (?:wir|das team)(?: uns| sich)?|(?:es )?(?:wurde|wird)|heute|gemeinsam)(?: [^.,;:?]{1,80}?)?,? (?:beschlossen|entschieden|vereinbart|geeinigt)(?!\\p{L})',
    ),
  ),
  cue(
    /wir /i,
    sentenceOf(
      '(?:^|[,;:] )wir (?:jetzt |nun )?(?:bleiben (?:jetzt |vorerst |erstmal )?bei|behalten|verzichten auf|setzen auf|verschieben|wechseln (?:zu|auf)|stellen [^.;?]{2,80} (?:um|ein|ab)(?!\\p{L})|(?:nehmen|lassen|machen|schalten|bauen) (?=[^.;?]*(?<!\\p{L})(?:jetzt|doch|statt|stattdessen|vorerst|erstmal|zunächst|künftig|weiterhin|nicht mehr|ab sofort)(?!\\p{L})))',
    ),
  ),
  cue(
    /abgelehnt|angenommen|verworfen/i,
    sentenceOf(
      '^(?:der |die |ein |eine )?(?:vorschlag|antrag|idee|bitte)(?!\\p{L})[^.?]{0,160} (?:wurde|wird|ist) (?:abgelehnt|angenommen|verworfen)(?!\\p{L})',
    ),
  ),
  cue(
    /rejet|accept|adopt|refus/i,
    sentenceOf(
      "^(?:la |l['’])(?:proposition|demande|idée)(?!\\p{L})[^.?]{0,160} (?:est|a été) (?:rejetée|acceptée|adoptée|refusée)",
    ),
  ),
  cue(
    /bleibt/i,
    sentenceOf(
      '^(?:[^:.?!]{2,60}: )?[^.:;?!]{3,80} bleibt (?:vorerst |erstmal |noch (?=.*(?:\\d|wochen|monate|tage|jahr))|bis |bei |wie |(?:der|am|beim?) (?=\\d))[^;?]{3,}',
    ),
  ),
  cue(
    /beschlossen|entschieden|vereinbart|besprochen|abgemacht/i,
    sentenceOf(
      '^(?:beschlossen|entschieden|vereinbart)(?:,|:| dass)|^mit [^:.?!]{2,40} (?:besprochen|vereinbart|abgemacht): \\S',
    ),
  ),
  // `Kein Umbau mehr am Freitag`, `nicht vor dem Sommer`
  cue(
    /^(?:kein|nicht vor)/i,
    sentenceOf(
      '^(?:nicht vor \\S|keine?[nrsm]? (?!(?:ahnung|zeit|lust|fehler|probleme?|antwort|meldung|störung|ausfall|änderung)(?!\\p{L}))(?![^.?!]*(?<!\\p{L})(?:ist|sind|war|waren|hat|haben|kann|können|geht|ging|lief|läuft|gefunden|kam|kommt)(?!\\p{L}))[^.?!]{3,60} (?:mehr|vor|ohne|bis) \\S)',
    ),
  ),
  cue(
    /beslot|afgesproken|beslist/i,
    sentenceOf(
      '^(?:(?:we|wij) (?:hebben |zijn )?|er is |is )?(?:samen |toch |nu )?(?:besloten|afgesproken|beslist)(?: [^.;?]{0,60}?)?(?:,|:| om | dat | te )|^(?:we|wij) (?:hebben|zijn) [^.;?]{3,80} (?:besloten|afgesproken)(?!\\p{L})',
    ),
  ),
  cue(
    /décid|convenu/i,
    sentenceOf(
      "^(?:on (?:a|avait)|nous (?:avons|avions)|il (?:a été|est)|l['’]équipe a|c['’]est)?\\s?(?:donc )?(?:décidé|convenu)(?:e|s)?(?: ensemble)? (?:de |d['’]|que |qu['’])",
    ),
  ),
  cue(
    /garde|retien|reten|abandonn|sur |à |adopt|chois|rejett|valid/i,
    sentenceOf(
      "^(?:on|nous|(?:le|la) (?:comité|conseil|bureau|groupe|réunion|direction)|l['’]équipe) (?:garde|retient|abandonne|part sur|reste sur|passe à|adopte|choisit|rejette|valide|gardons|retenons|abandonnons|partons sur|restons sur|passons à|adoptons|choisissons|rejetons|validons) \\S",
    ),
  ),
  cue(
    /decidi[dmó]|se decide|acord[aó]/i,
    sentenceOf(
      '^(?:ya |al final |finalmente |hoy )*(?:decidimos|acordamos|(?:hemos |se ha )(?:decidido|acordado)|se (?:decidió|decide|acordó|acuerda)) (?!si |discutir|hablar)(?:que |no |\\p{L}+[aei]r(?:lo|la|los|las)?(?!\\p{L}))',
    ),
  ),
  cue(
    /decid(?:ido)|deciso/i,
    sentenceOf('^(?:ficou |foi |abbiamo |si è |è stato )(?:decidido|deciso) (?:que |di |che |\\p{L}+r )'),
  ),
  cue(/beslut/i, sentenceOf('^(?:vi |det |teamet )?(?:har )?beslut(?:at|ade|ades|ats)?(?: vi)? (?:att |om )')),
];

function sentenceOf(source: string): RegExp {
  return new RegExp(source, 'iu');
}
