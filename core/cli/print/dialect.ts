import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** How one kind of text sets things off: a terminal, Markdown, a Slack message. */
export interface Dialect {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly danger: (text: string) => string;
  readonly link: (label: string, url: string) => string;
  /** A block of code, byte for byte. */
  readonly code: (lang: string, text: string) => readonly string[];
  /** A text of a note within a line. */
  readonly text: (text: string) => string;
}

const INDENT = '    ';

/** For people at a terminal, or a program that reads what would stand there. */
export function terminalDialect(style: Style, isTerminal: boolean): Dialect {
  const safe = (text: string) => (isTerminal ? printable(text) : text);
  return {
    title: (text) => style.bold(safe(text)),
    heading: (text) => style.dim(safe(text)),
    strong: (text) => style.bold(safe(text)),
    quiet: (text) => style.dim(safe(text)),
    danger: (text) => style.bad(safe(text)),
    link: (label, url) => (label === url ? style.path(safe(url)) : `${safe(label)} ${style.path(safe(url))}`),
    code: (_, text) =>
      safe(text)
        .split('\n')
        .map((line) => `${INDENT}${style.bold(line)}`),
    text: safe,
  };
}

/** A fence that is longer than any within the text. */
function fenced(lang: string, text: string): readonly string[] {
  const longest = Math.max(2, ...[...text.matchAll(/^\s*(`{3,})/gm)].map(([, ticks = '']) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${lang.replaceAll(/[^\w+-]/g, '')}`, ...text.split('\n'), fence];
}

export const MARKDOWN: Dialect = {
  title: (text) => `# ${text}`,
  heading: (text) => `## ${text}`,
  strong: (text) => `**${text}**`,
  quiet: (text) => text,
  danger: (text) => `**${text}**`,
  link: (label, url) => `[${label.replaceAll(/[[\]]/g, String.raw`\$&`)}](${url.replaceAll(/[\s()<>]/g, percentOf)})`,
  code: fenced,
  text: (text) => text,
};

function percentOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** As it is pasted into Slack's message field, which shows every character as it is; only its API reads `&lt;`. */
export const SLACK: Dialect = {
  title: (text) => `*${text}*`,
  heading: (text) => `*${text}*`,
  strong: (text) => `*${text}*`,
  quiet: (text) => `_${text}_`,
  danger: (text) => `:warning: ${text}`,
  link: (label, url) => (label === url ? url : `${label}: ${url}`),
  // Slack has no languages.
  code: (_, text) => ['```', ...text.split('\n'), '```'],
  text: (text) => text,
};
