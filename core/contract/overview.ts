import { z } from 'zod';
import { Count, IsoDate } from './scalars.ts';

/** What is in the notes, counted. */
export const OverviewSchema = z.object({
  notes: Count,
  /** Days that a note is about; when a file was changed is none. */
  days: Count,
  firstDay: IsoDate.nullable(),
  lastDay: IsoDate.nullable(),
  /** Items that are not over. */
  openItems: Count,
  people: Count,
  decisions: Count,
});
export type Overview = z.infer<typeof OverviewSchema>;

/** Questions that the notes have an answer to, the most telling first. */
export const FirstQuestionsSchema = z.object({ questions: z.array(z.string()) });

/** What is written about a day. */
export const DayCountSchema = z.object({
  date: IsoDate,
  sections: Count,
  /** True when a section's date is in doubt. */
  warned: z.boolean(),
});
export type DayCount = z.infer<typeof DayCountSchema>;
