/*
 * What the parts of a decision record are called: headings and labels, in the languages in which teams write them.
 */

/** What a part of a decision record is about. */
export type FieldKind =
  | 'status'
  | 'date'
  | 'decision'
  | 'rationale'
  | 'supersedes'
  | 'superseded-by'
  | 'title'
  /** Context, options, consequences: what only a record has. */
  | 'setting';

type Words = readonly (readonly [kind: FieldKind, rank: number, pattern: RegExp])[];

const HEADINGS: Words = [
  ['status', 0, /^(?:(?:adr|decision|current|record) )?(?:status|state|statut|estado|stato)$/],
  [
    'decision',
    0,
    /^(?:(?:the|our|final|architecture|architectural|design|technical|key) )*decision(?: (?:outcome|made|taken|statement|summary|details?|text))?(?: (?:and|&) (?:rationale|reasons?|justification))?$/,
  ],
  [
    'decision',
    0,
    /^(?:(?:die|la|a) )?(?:entscheidung|beschluss|décision(?: prise)?|decisión(?: tomada)?|decisão|decisione|besluit)$/,
  ],
  [
    'decision',
    1,
    /^(?:outcome|resolution|chosen (?:option|solution|approach|alternative)|selected (?:option|solution|approach)|what (?:we|was) decided|what did we decide|verdict|proposed decision)$/,
  ],
  [
    'decision',
    1,
    /^(?:gewählte (?:option|lösung|variante)|(?:option|solution) (?:retenue|choisie)|(?:opción|solución) elegida)$/,
  ],
  [
    'decision',
    2,
    /^(?:proposal|proposed solution|solution|recommendation|conclusions?|approach|the change|proposed change|vorschlag|lösung|empfehlung|proposition|propuesta|solución)$/,
  ],
  [
    'rationale',
    0,
    /^(?:decision )?(?:rationale|justification|reasoning|reasons?|why)$|^(?:reasons?|rationale|justification) (?:for|behind) (?:the |this )?(?:decision|rejection|choice)$/,
  ],
  [
    'rationale',
    0,
    /^(?:begründung|gründe|warum|raisons?|motivation de la décision|justificación|razón|razones|motivos?)$/,
  ],
  [
    'setting',
    0,
    /^(?:context(?: (?:and|&) (?:problem(?: statement)?|background|motivation))?|problem(?: statement)?|decision drivers?|drivers|considered (?:options|alternatives)|options(?: considered)?|alternatives(?: considered)?|consequences|pros and cons(?: of the options)?|implications|positive consequences|negative consequences|trade-?offs?|assumptions|constraints|impact)$/,
  ],
  [
    'setting',
    0,
    /^(?:kontext(?: und problem(?:stellung)?)?|problemstellung|ausgangslage|konsequenzen|folgen|auswirkungen|(?:betrachtete )?(?:optionen|alternativen)|contexte|conséquences|options (?:considérées|envisagées)|contexto|consecuencias|consequências|(?:opciones|alternativas)(?: consideradas)?)$/,
  ],
  ['date', 0, /^(?:decision )?date$|^(?:datum|fecha)$/],
  ['supersedes', 0, /^(?:super[sc]edes|replaces|ersetzt|remplace|reemplaza|sustituye)(?: a)?$/],
  [
    'superseded-by',
    0,
    /^(?:super[sc]eded|replaced) by$|^(?:ersetzt|abgelöst) durch$|^remplacée? par$|^(?:reemplazad|sustituid)[oa] por$/,
  ],
  ['title', 0, /^(?:title|name|subject|topic|titel|titre|título)$/],
];

const LABELS: Words = [
  ...HEADINGS.filter(([kind, rank]) => kind !== 'decision' || rank < 2),
  ['decision', 1, /^(?:chosen option|decided|decision taken)$/],
  [
    'date',
    1,
    /^(?:date (?:decided|accepted|approved|of decision)|decided on|accepted on|approved on|accepted|approved|decided at|beschlossen am|entschieden am)$/,
  ],
  [
    'date',
    2,
    /^(?:proposed on|proposed|created|created on|creation date|date created|start date|last updated|updated|last modified|erstellt am)$/,
  ],
  ['supersedes', 0, /^obsoletes$/],
];

/** In a proposal for everybody (RFC, PEP, KEP) its summary says what is decided with it. */
const PROPOSAL_HEADINGS: Words = [...HEADINGS, ['decision', 3, /^(?:summary|abstract|tl;?dr)$/]];
const PROPOSAL_LABELS: Words = [...LABELS, ['title', 0, /^feature name$/]];

const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** Longest heading or label that is one of these: they are a few words. */
export const NAME_MAX_CHARS = 48;

/** Every one of these names holds one of these: most headings and labels hold none. */
const HINT =
  /stat|estad|deci|déci|outcome|resol|chosen|select|verdict|propos|propues|soluti|soluci|recomm|conclu|approach|change|rational|justif|reason|why|context|kontext|problem|driver|option|opci|altern|conseq|consé|consec|pros|implic|trade|assum|constr|impact|dat|supers|superc|replac|remplac|reempl|sustit|ersetzt|abgel|titl|titel|titr|títu|name|subj|topic|accept|approv|creat|updat|modif|obsol|entsch|beschl|besluit|begr|gründe|warum|raison|raz|motiv|ausgangs|konseq|folgen|auswirk|lösung|vorschlag|empfehl|gewähl|fecha|summary|abstract|tl;?dr|start|erstellt/i;

function kindByName(name: string, words: Words): readonly [FieldKind, number] | null {
  if (name.length > NAME_MAX_CHARS || !HINT.test(name)) return null;
  const plain = name
    .replaceAll(EDGES, '')
    .replaceAll(/[*_`]|[\s]+|(?<=\p{L})-(?=by\b)/giu, (mark) => (/[*_`]/.test(mark) ? '' : ' '))

    .toLowerCase();
  for (const [kind, rank, pattern] of words) if (pattern.test(plain)) return [kind, rank];
  return null;
}

/** What a heading opens: `## 3. Decision outcome` → decision. */
export function headingField(heading: string, isProposal = false): readonly [FieldKind, number] | null {
  return kindByName(heading, isProposal ? PROPOSAL_HEADINGS : HEADINGS);
}

/** What a label names: `Status`, `Decided on`, `Datum`. */
export function labelField(label: string, isProposal = false): readonly [FieldKind, number] | null {
  return kindByName(label, isProposal ? PROPOSAL_LABELS : LABELS);
}
