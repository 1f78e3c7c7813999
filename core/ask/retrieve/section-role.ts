import { headingField } from '../../extract/decisions/names.ts';

/** What a section is for, by its heading. */
export type SectionRole =
  /** What to do: mitigation, resolution, steps. */
  | 'action'
  /** What to look at first: diagnosis, checks. */
  | 'check'
  /** What it is about: meaning, overview, symptoms. */
  | 'meaning'
  | 'impact'
  | 'cause'
  | 'decision'
  | 'reason'
  /** Context, options and consequences of a decision. */
  | 'setting'
  | 'status'
  /** Links, history, contacts: never an answer by itself. */
  | 'reference';

type Rules = readonly (readonly [role: SectionRole, pattern: RegExp])[];

const OPERATIONS: Rules = [
  [
    'reference',
    /^(?:references?|see also|further reading|(?:useful |related |external |additional |helpful )*(?:links|resources|documentation|docs|reading|runbooks|alerts)|appendi(?:x|ces)|change ?log|history|revision history|sources?|contacts?|glossary|table of contents|contents|toc|authors?|acknowledge?ments?|attachments?)$/,
  ],
  [
    'meaning',
    /^(?:meaning|summary|overview|descriptions?|about(?: .*)?|introduction|intro|symptoms?|background|purpose|tl;?dr|problem(?: (?:statement|description))?|issue|alert|explanation|understanding .*|what (?:is|are|does|happened|this|it means|triggers?) ?.*|when (?:does|is) (?:this|it|the alert) .*|definition|abstract|goals?|scope)$/,
  ],
  ['impact', /^(?:impact|severity|user impact|business impact|effects?|risks?|blast radius)(?: .*)?$/],
  [
    'action',
    /^(?:(?:the |a |our )?(?:possible|potential|recommended|suggested|quick|manual|automatic|permanent|temporary|immediate|first|next|emergency|general|short[- ]term|long[- ]term|proposed)*[ -]*(?:fix(?:es|ing)?|solutions?|resolutions?|resolving|workarounds?|remed\w+|actions?|steps?|mitigat\w+|procedures?|process|instructions?|responses?|playbook|recover\w*|restor(?:e|ing|ation)|roll ?back|rolling back|repair\w*|usage|how ?to|method|commands?|escalation)(?: (?:steps?|actions?|plan|procedures?|instructions?|taken|to take|required|items?|for .*|of .*|to .*|the .*|from .*|with .*|via .*|using .*|a .*|an .*))?|what (?:to do|should .* do|can .* do|do (?:i|we|you) do|we did|i did|helped|worked|fixed) ?.*|how (?:to|do (?:i|we|you)) (?!check|debug|diagnose|investigate|verify|confirm|find|identify|tell|see|detect|know).*|dealing with .*|handling .*|responding .*|to (?:fix|resolve|mitigate|recover|restore) .*|(?:specific|required|immediate|manual|recovery) (?:actions|steps).*|.* (?:specific )?(?:actions|steps to (?:fix|resolve|take)|workaround|procedure))$/,
  ],
  [
    'check',
    /^(?:diagnos\w*|(?:possible|initial|first|basic|pre[- ]?|sanity|health)?[ -]*checks?|checking .*|check .*|investigat\w*(?: .*)?|troubleshoot\w*(?: .*)?|debug\w*(?: .*)?|how (?:to|do (?:i|we|you)) (?:check|debug|diagnose|investigate|verify|confirm|find|identify|tell|see|detect|know).*|verif\w*(?: .*)?|triage|triaging|identify\w* .*|finding .*|detect\w* .*|confirm\w*(?: .*)?|observability|monitoring|dashboards?|where to look|things to (?:check|look at).*)$/,
  ],
  [
    'cause',
    /^(?:(?:possible|likely|common|potential|known|usual|root)*[ -]*(?:causes?|reasons?|suspects?)(?: .*)?|root cause(?: analysis)?|why (?:does|did) .*)$/,
  ],
];

/** A heading as its words: without numbers, marks and what stands around. */
export function headingWords(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/^\W*(?:(?:step|phase|part)\s+)?(?:\d+(?:\.\d+)*|[a-z])[.):]\s*/i, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** What the section under this heading is for; null when the heading names a subject instead. */
export function roleOf(heading: string): SectionRole | null {
  const words = headingWords(heading);
  if (words === '' || words.length > 80) return null;
  for (const [role, pattern] of OPERATIONS) if (pattern.test(words)) return role;
  return null;
}

/** The same for a heading of a decision record, where `Solution` or `Proposal` is the decision. */
export function recordRoleOf(heading: string): SectionRole | null {
  const field = headingField(heading);
  switch (field?.[0]) {
    case 'decision':
      return 'decision';
    case 'rationale':
      return 'reason';
    case 'setting':
      return 'setting';
    case 'status':
    case 'supersedes':
    case 'superseded-by':
      return 'status';
    case undefined:
      return headingWords(heading) === 'references' || roleOf(heading) === 'reference' ? 'reference' : null;
    default:
      return null;
  }
}
