/** The columns of a table of decisions, by position; -1 for one that it lacks. */
export interface DecisionColumns {
  readonly decision: number;
  /** What the decision is about, when that has a column of its own. */
  readonly title: number;
  readonly date: number;
  readonly status: number;
  readonly reason: number;
  readonly number: number;
  readonly by: number;
  readonly supersedes: number;
}

const DECISION =
  /^(?:(?:key|the|our|final|team|proposed) )*(?:decisions?(?: (?:made|taken|text|statement|summary|description))?|decided|what (?:we|was) decided|agreements?|agreed|entscheidung(?:en)?|beschluss|beschlüsse|décisions?(?: prises?)?|decisión|decisiones|decisão|decisões|besluit(?:en)?)$/;
/** Of a table that stands in a log: the words there name decisions by themselves. */
const IN_LOG =
  /^(?:what|titles?|summary|description|outcome|resolution|choice|name|adr|item|was|titel|beschreibung|titre|résumé|título|resumen|descripción)$/;
const TITLE =
  /^(?:title|topic|subject|issue|question|proposal|request|area|problem|about|item|change|pr|name|thema|titel|frage|antrag|sujet|titre|objet|tema|asunto|título)$/;
const DATE =
  /^(?:date(?: (?:decided|made|of decision))?|when|day|decided(?: on| at)?|decision date|datum|wann|fecha|data|cuándo)$/;
const STATUS = /^(?:status|state|current status|decision status|stand|statut|état|estado|stato)$/;
const REASON =
  /^(?:why|reasons?|rationale|reasoning|justification|because|motivation|begründung|warum|grund|gründe|raisons?|pourquoi|motivo|justificación|por qué|razón)$/;
const NUMBER = /^(?:#|no\.?|nr\.?|n°|nº|id|number|decision (?:no\.?|number|id|#)|adr|ref\.?|key)$/;
const BY = /^(?:super[sc]eded by|replaced by|ersetzt durch|remplacée? par|reemplazad[oa] por)$/;
const SUPERSEDES = /^(?:super[sc]edes|replaces|ersetzt|remplace|reemplaza)$/;

const HEADER_MAX_CHARS = 300;

/**
 * The columns when a header row is that of decisions: one names them, and another says when, in which state or why.
 *
 * @param isLog the table stands in a log of decisions: plainer names will do
 */
export function columnsOf(header: readonly string[], isLog: boolean): DecisionColumns | null {
  if (header.join('').length > HEADER_MAX_CHARS) return null;
  const names = header.map((cell) =>
    cell
      .replaceAll(/[*_`:?]/g, '')

      .trim()
      .toLowerCase(),
  );
  const date = names.findIndex((name) => DATE.test(name));
  const by = names.findIndex((name) => BY.test(name));
  const free = (pattern: RegExp, ...taken: readonly number[]): number =>
    names.findIndex((name, at) => pattern.test(name) && !taken.includes(at));
  const status = free(STATUS);
  const number = free(NUMBER);
  const reason = free(REASON);
  const supersedes = free(SUPERSEDES);
  const named = free(DECISION, date);
  const decision = named === -1 && isLog ? free(IN_LOG, date, number) : named;
  if (decision === -1) return null;
  const title = free(TITLE, decision, number);
  const isDated = date !== -1 || status !== -1 || by !== -1;
  if (!isDated && !(isLog && (reason !== -1 || number !== -1 || title !== -1))) return null;
  return { decision, title, date, status, reason, number, by, supersedes };
}
