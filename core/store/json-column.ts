import { z } from 'zod';
import { WarningSchema } from '../contract/notices.ts';
import type { Warning } from '../contract/notices.ts';
import { DaybookError } from '../errors.ts';

const Frontmatter = z.record(z.string(), z.unknown());

/** What is thrown for a column that holds what Daybook never writes. */
export function damagedColumn(column: string): DaybookError {
  return new DaybookError(
    'index-damaged',
    `The index holds a value that Daybook never writes: ${column.slice(0, 80)}`,
    {
      hint: 'Run `daybook index --fresh`: it rebuilds the index from your notes, which are not touched.',
    },
  );
}

/** Reads a column that holds a list of strings. Called for every row of a result, so it checks by hand. */
export function readStrings(column: string): string[] {
  if (column === '[]') return [];
  const value: unknown = JSON.parse(column);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw damagedColumn(column);
}

/** Reads a column that holds a warning or nothing. */
export function readWarning(column: string | null): Warning | null {
  if (column === null) return null;
  const parsed = WarningSchema.safeParse(JSON.parse(column));
  if (parsed.success) return parsed.data;
  throw damagedColumn(column);
}

/** Reads a column that holds front matter. */
export function readFrontmatter(column: string): Record<string, unknown> {
  const parsed = Frontmatter.safeParse(JSON.parse(column));
  if (parsed.success) return parsed.data;
  throw damagedColumn(column);
}
