import { z } from 'zod';

/** Kinds of notes that have a template; each names its file. */
export const TEMPLATE_KINDS = ['journal', 'standup', 'meeting', 'runbook', 'decision', 'incident'] as const;
export const TemplateKindSchema = z.enum(TEMPLATE_KINDS);
export type TemplateKind = z.infer<typeof TemplateKindSchema>;

/** What new notes of a kind begin as. */
export const TemplateViewSchema = z.object({
  kind: TemplateKindSchema,
  /** Of one journal, the user's own for all journals, or Daybook's. */
  from: z.enum(['journal', 'own', 'built-in']),
  /** Root of the journal whose own it is; null: of all journals that have none of their own. */
  journal: z.string().nullable(),
  /** Absolute. */
  file: z.string(),
  text: z.string(),
  /** Why it cannot be read; null when it can. */
  problem: z.string().nullable(),
});
export type TemplateView = z.infer<typeof TemplateViewSchema>;

/** The file of a template that is not Daybook's. */
export const TemplatePlaceSchema = z.object({ template: TemplateKindSchema, journal: z.string().nullable() });
export type TemplatePlace = z.infer<typeof TemplatePlaceSchema>;
