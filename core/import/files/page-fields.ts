import { parseDocument, stringify } from 'yaml';
import { attempt } from '../../notes/attempt.ts';

export interface PageFields {
  readonly data: Readonly<Record<string, unknown>>;
  /** The text between its rulers, as it is written. */
  readonly block: string;
  readonly body: string;
  /** Whether what stands there cannot be read. */
  readonly isBroken: boolean;
}

/** Parts a page from the YAML above it. */
export function readFields(text: string): PageFields {
  const match = /^---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text);
  if (match === null || match.index !== 0) return { data: {}, block: '', body: text, isBroken: false };
  const block = match[1] ?? '';
  const data = recordOf(block);
  return { data: data ?? {}, block, body: text.slice(match[0].length), isBroken: data === null };
}

function recordOf(block: string): Record<string, unknown> | null {
  const parsed = attempt((): unknown => {
    const document = parseDocument(block, { logLevel: 'silent' });
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 20 }) ?? {});
  });
  const data = 'value' in parsed ? parsed.value : undefined;
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : null;
}

/** The page with `fields` added below those that it has; its own stay as they are written. */
export function withFields(
  { data, block, body, isBroken }: PageFields,
  fields: Readonly<Record<string, unknown>>,
): string {
  const added = Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) =>
        !(key in data) &&
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
  if (isBroken) return `---\n${block}---\n${body}`;
  if (Object.keys(added).length === 0) return block === '' ? body : `---\n${block}---\n${body}`;
  const appended = block + stringify(added, { lineWidth: 0 });
  const isRead = recordOf(appended);
  const yaml =
    isRead === null || !Object.keys(added).every((key) => key in isRead)
      ? stringify({ ...data, ...added }, { lineWidth: 0 })
      : appended;
  return `---\n${yaml}---\n${body === '' || body.startsWith('\n') ? body : `\n${body}`}`;
}
