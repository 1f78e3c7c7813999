import type { TemplateKind } from '../../core/contract/templates.ts';

/** Kinds of new notes, as people say them. */
export const TEMPLATE_WORDS: Readonly<Record<TemplateKind, string>> = {
  journal: 'Day',
  standup: 'Standup',
  meeting: 'Meeting',
  runbook: 'Runbook',
  decision: 'Decision',
  incident: 'Incident',
};
