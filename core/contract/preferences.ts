import { z } from 'zod';

export const THEMES = ['system', 'light', 'dark'] as const;
export const ThemeSchema = z.enum(THEMES);
export type Theme = z.infer<typeof ThemeSchema>;

/** How `11/04/2024` is read in a note that does not tell itself; `found`: as the journal's other notes do. */
export const DATE_ORDERS = ['found', 'day-first', 'month-first'] as const;
export const DateOrderSchema = z.enum(DATE_ORDERS);
export type DateOrderChoice = z.infer<typeof DateOrderSchema>;

/** Programs in which a note can be opened at its line; `system`: whatever the system opens such a file with. */
export const EDITORS = ['system', 'vscode', 'vscodium', 'cursor', 'obsidian'] as const;
export const EditorSchema = z.enum(EDITORS);
export type Editor = z.infer<typeof EditorSchema>;

const LanguageSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$/);

/** How the user likes the window, kept in `user.db`: the same in a browser and in the app. */
export const PreferencesSchema = z.object({
  theme: ThemeSchema.default('system'),
  /** Chosen keys, by the place and the key that a command has of itself: `tasks x` → `d`. */
  shortcuts: z.record(z.string(), z.string()).default({}),
  dateOrder: DateOrderSchema.default('found'),
  /** The heading of today's note under which quickly captured text goes. */
  captureHeading: z.string().trim().min(1).max(200).default('Captured'),
  /** Patterns of file names, by kind of note; a kind without one is named as the journal's notes are. */
  noteNames: z.record(z.string(), z.string()).default({}),
  editor: EditorSchema.default('system'),
  /** The key that opens quick capture from any program, as the page names keys (`Mod+Shift+Space`); empty for none. */
  captureKey: z.string().max(60).default(''),
  /** The app stays when its window is closed, with an icon in the tray. */
  keepRunning: z.boolean().default(false),
  /** The system tells when indexing has finished while the user is elsewhere. */
  tellIndexed: z.boolean().default(false),
  /** The app checks spelling with Chromium's dictionaries, which are fetched from the network; a Mac has its own. */
  spelling: z.boolean().default(false),
  /** Languages to check, as Chromium calls their dictionaries; empty: those of the system. */
  spellingLanguages: z.array(LanguageSchema).max(10).default([]),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

/** What is changed; the rest stays. */
export const PreferencesPatchSchema = z.object({
  theme: ThemeSchema.optional(),
  shortcuts: z.record(z.string(), z.string()).optional(),
  dateOrder: DateOrderSchema.optional(),
  captureHeading: z.string().trim().min(1).max(200).optional(),
  noteNames: z.record(z.string(), z.string()).optional(),
  editor: EditorSchema.optional(),
  captureKey: z.string().max(60).optional(),
  keepRunning: z.boolean().optional(),
  tellIndexed: z.boolean().optional(),
  spelling: z.boolean().optional(),
  spellingLanguages: z.array(LanguageSchema).max(10).optional(),
});
export type PreferencesPatch = z.infer<typeof PreferencesPatchSchema>;
