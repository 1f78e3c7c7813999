import type { UpdateKind } from '../../contract/kinds.ts';

/** Words over a part of a report, and what stands under them: English first, then what other teams write. */
const WORDS: Readonly<Record<'done' | 'next' | 'blocked', readonly string[]>> = {
  done: [
    'done|completed|complete|yesterday|last week|last friday|accomplished|accomplishments|achievements|achieved|finished|did|what i did|what we did|what i did yesterday|since last standup|since last stand-up|since last time|since yesterday|previously|previous|previous day|prev|prior|shipped|progress|worked on|done yesterday|done since last standup|closed|delivered|last sprint|what was done',
    'gestern|erledigt|fertig|gemacht|abgeschlossen|seit gestern|letzte woche|hier|fait|terminé|réalisé|semaine dernière|ayer|hecho|terminado|completado|semana pasada|ontem|feito|concluído|ieri|fatto|completato|gisteren|gedaan|afgerond|igår|i går|gjort|klart|wczoraj|zrobione|вчера|сделано|昨天|昨日|已完成|完成',
  ],
  next: [
    'today|next|next up|up next|tomorrow|this week|next week|plan|plans|plan for today|plans for today|today plan|todays plan|planned|planning|will do|what i will do today|what i will do|working on|currently working on|doing|in progress|wip|focus|upcoming|next steps|going to do|ongoing|whats next',
    'heute|morgen|geplant|als nächstes|nächste schritte|in arbeit|diese woche|aujourdhui|demain|à faire|en cours|prévu|cette semaine|prochaines étapes|hoy|mañana|en curso|en progreso|próximos pasos|por hacer|esta semana|hoje|amanhã|em andamento|próximos passos|oggi|domani|in corso|prossimi passi|vandaag|bezig|volgende stappen|idag|i dag|imorgon|i morgon|i morgen|pågående|dziś|dzisiaj|jutro|w trakcie|сегодня|завтра|в работе|今天|今日|明天|明日|进行中',
  ],
  blocked: [
    'blocked|blocker|blockers|blocking|any blockers|impediments|impediment|obstacles|obstacle|stuck|stuck on|blocked on|blocked by|waiting on|waiting for|waiting|help needed|needs help|need help|roadblocks|roadblock|blockers/impediments|blockers / impediments|blocked / waiting',
    'blockiert|hindernisse|hindernis|blockaden|blockade|wartet auf|warte auf|blocages|blocage|bloqué|bloquée|points bloquants|difficultés|freins|bloqueos|bloqueo|bloqueado|bloqueada|impedimentos|obstáculos|bloqueios|bloqueio|blocchi|bloccato|impedimenti|ostacoli|blokkades|geblokkeerd|obstakels|hinder|blockerad|blokeret|blokery|przeszkody|блокеры|проблемы|阻塞|障碍|困难|課題',
  ],
};

export const LABELS: ReadonlyMap<string, UpdateKind> = new Map(
  (['done', 'next', 'blocked'] as const).flatMap((kind) =>
    WORDS[kind].flatMap((words) => words.split('|')).map((word) => [word, kind] as const),
  ),
);

/** What the bots of standups ask, with what the answer is. How somebody feels is talk. */
export const PROMPTS: readonly (readonly [UpdateKind, RegExp])[] = [
  ['remark', /^how (?:do|are|did) (?:you|we) (?:feel|feeling|doing)\b|^wie geht/],
  [
    'blocked',
    /^(?:(?:(?:is|are) there )?any(?:thing)?|(?=.*\b(?:you|your|i|my|me|we|our|us|progress|dich|mich|uns|te|me|nous|vous)\b)(?:what(?:s| is| are)?|is|are|do|does|have|was)|gibt es|quels?|quelque chose|hay) .{0,40}?(?:blockers?\b|blocking|blocked|obstacles?\b|impediments?\b|impeding|stuck\b|in (?:your|my|our|the) way|blockier|hindernis|bloque|bloqué)/,
  ],
  [
    'done',
    /^what (?:did|have|ve|has) (?:you|i|we) (?:\w+ ){0,2}?(?:do|done|complete|accomplish|achieve|finish|work)|^was (?:hast du|habe ich|haben wir) .{0,20}(?:gemacht|geschafft|erledigt)|^quai-je fait|^quas-tu fait|^qué (?:hice|hiciste|has hecho)/,
  ],
  [
    'next',
    /^what(?: will| do| are| am|ll|re)? (?:you|i) (?:\w+ ){0,2}?(?:plan|planning|do\b|doing|going|work|accomplish|complete|focus)|^what(?:s| is| are) (?:your|my) (?:plan|focus|goal|prio)|^was (?:machst du|mache ich|wirst du|werde ich) |^que (?:vais-je|vas-tu) faire|^qué (?:haré|harás|vas a hacer)/,
  ],
];
