import type { NewNoteRequest } from '../contract/facts.ts';

/** A kind of note that has a template, and names its file. */
export type TemplateKind = NewNoteRequest['kind'] | 'incident';

export const TEMPLATE_KINDS = [
  'journal',
  'standup',
  'meeting',
  'runbook',
  'decision',
  'incident',
] as const satisfies readonly TemplateKind[];
