/** What the placeholders of a template stand for. */
export interface TemplateValues {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The day before, `YYYY-MM-DD`. */
  readonly yesterday: string;
  /** `Monday`. */
  readonly weekday: string;
  /** `HH:MM`. */
  readonly time: string;
  /** When the note is made: `YYYY-MM-DDTHH:MM:SS`. */
  readonly created: string;
  /** A quoted block of lines, empty when nothing is open. */
  readonly openItems: string;
  /** Names joined with `, `. */
  readonly attendees: string;
  readonly owner: string;
  readonly reviewed: string;
  /** Of a decision record: `0012`. */
  readonly number: string;
}

const PLACEHOLDER = /\{\{[ \t]*([A-Za-z]+)[ \t]*\}\}/g;
const FRONTMATTER = /^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Fills a template in. What it does not know stays as it is: another tool may fill it in later. In front matter, values
 * are escaped for a double-quoted text. A line with nothing but placeholders goes away when they are empty.
 */
export function renderTemplate(template: string, values: TemplateValues): string {
  const known: Readonly<Record<string, string>> = { ...values };
  const front = FRONTMATTER.exec(template)?.[0] ?? '';
  const head = front.replaceAll(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(known, name) ? quoted(known[name] ?? '') : whole,
  );
  return head + fillBody(template.slice(front.length), known);
}

/** A template's text below its front matter. */
export function withoutFrontmatter(template: string): string {
  return template.replace(FRONTMATTER, '');
}

function fillBody(body: string, known: Readonly<Record<string, string>>): string {
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const filled = line.replaceAll(PLACEHOLDER, (whole, name: string) =>
      Object.hasOwn(known, name) ? (known[name] ?? '') : whole,
    );
    const wentAway = filled.trim() === '' && line.trim() !== '';
    if (!wentAway) lines.push(filled);
    // Two blank lines in a row would be left where the line was.
    else if ((lines.at(-1) ?? '').trim() === '') lines.pop();
  }
  return lines.join('\n');
}

function quoted(value: string): string {
  return value.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
