import { z } from 'zod';
import { PreferencesPatchSchema, type PreferencesPatch } from '../contract/preferences.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** What the user chose. Journals are absolute roots; a model is a catalogue name or `http://host:port#model`. */
export interface Settings {
  readonly journals: readonly string[];
  readonly embedModel: string | null;
  readonly generateModel: string | null;
  readonly rerankModel: string | null;
  readonly network: boolean;
  /** Patterns of file names, by kind of note; a kind without one is named as the journal's notes are. */
  readonly noteNames: Readonly<Record<string, string>>;
  /** How the user likes the window. */
  readonly window: Omit<PreferencesPatch, 'noteNames'>;
  /** Days after which a runbook that nobody vouched for again is stale. */
  readonly staleAfterDays: number;
  /** Alerts are taken on 127.0.0.1, at this port, from who has the token. */
  readonly hook: boolean;
  readonly hookPort: number;
  readonly hookToken: string | null;
  /** What is asked is counted, on this machine. */
  readonly ledger: boolean;
  /** How long it takes to find an answer by hand: an assumption of the user's. */
  readonly minutesByHand: number;
}

const StoredSettings = z.object({
  journals: z.array(z.string()).default([]),
  embedModel: z.string().nullable().default(null),
  generateModel: z.string().nullable().default(null),
  rerankModel: z.string().nullable().default(null),
  network: z.boolean().default(true),
  noteNames: z.record(z.string(), z.string()).default({}),
  window: PreferencesPatchSchema.omit({ noteNames: true }).default({}),
  staleAfterDays: z.int().min(1).default(180),
  hook: z.boolean().default(false),
  hookPort: z.int().min(1024).max(65_535).default(8377),
  hookToken: z.string().nullable().default(null),
  ledger: z.boolean().default(true),
  minutesByHand: z.number().min(0).default(12),
});

const READ_ALL = 'SELECT key, value FROM settings';
const WRITE = 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';

/**
 * The settings, with defaults for what was never set: no journals, no model chosen, network allowed.
 *
 * @throws DaybookError `index-damaged` when `user.db` holds a value that Daybook never writes
 */
export function readSettings(user: Db): Settings {
  const rows = prepared<[], { key: string; value: string }>(user, READ_ALL).all();
  const stored: Record<string, unknown> = {};
  for (const row of rows) stored[row.key] = JSON.parse(row.value);
  const parsed = StoredSettings.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new DaybookError(
    'index-damaged',
    `The settings in ${user.name} are not valid: ${z.prettifyError(parsed.error)}`,
    {
      hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
      cause: parsed.error,
    },
  );
}

/** Changes the named settings, in one transaction, and gives all of them as they are now. */
export function writeSettings(user: Db, patch: Partial<Settings>): Settings {
  return user
    .transaction(() => {
      for (const [key, value] of Object.entries(patch)) {
        if (value !== undefined) prepared<[string, string]>(user, WRITE).run(key, JSON.stringify(value));
      }
      return readSettings(user);
    })
    .immediate();
}
