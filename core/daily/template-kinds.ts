import type { NewNoteRequest } from '../contract/facts.ts';

/** A kind of note that has a template, and names its file. */
export type TemplateKind = NewNoteRequest['kind'];

export const TEMPLATE_KINDS = [
  'journal',
  'standup',
  'meeting',
  'runbook',
  'decision',
] as const satisfies readonly TemplateKind[];
