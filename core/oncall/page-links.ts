import type { RunbookLink } from '../contract/runbook.ts';

const INLINE =
  /(?<!!)\[((?:[^[\]]|\[[^\]]*\]|!\[[^\]]*\]\([^)]*\))*)\]\((<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+["'][^)]*["'])?\)/g;
const HUGO = /\[([^\]]+)\]\(\{\{<\s*(?:rel)?ref\s+"([^"]+)"\s*>\}\}\)/g;
const NAMED = /(?<!!)\[([^\]]+)\]\[([^\]]*)\]/g;
const WIKI = /(?<!!)\[\[([^\]|]+)(?:\|([^\]]*))?\]\]/g;
const BARE = /(?<![\w(<"'[=`/])<?(https?:\/\/[^\s<>)\]"'`]+[^\s<>)\]"'`.,;:!?])>?/g;
const DEFINITION = /^\s{0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$/;

const DASHBOARD =
  /grafana|kibana|dashboard|\/d\/[\w-]+|datadoghq\.|app\.datadog|cloudwatch|splunk|newrelic|honeycomb|thanos|prometheus[^/]*\/graph|\/graph\?|looker|metabase|tableau|sentry\.io|log\.\w+\.\w+|opensearch|\/explore\?|monitoring\/dashboards/i;

/** Addresses that the page gives to names: `[docs]: https://…`. */
export function linkDefinitions(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, url] = DEFINITION.exec(line) ?? [];
    if (name !== undefined && url !== undefined) found.set(name.toLowerCase(), url);
  }
  return found;
}

function plain(label: string): string {
  return label
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim();
}

function linksOfLine(text: string, defined: ReadonlyMap<string, string>): (readonly [label: string, url: string])[] {
  const found: (readonly [string, string])[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (groups: readonly string[]) => readonly [string, string] | null) => {
    rest = rest.replace(pattern, (...args: unknown[]) => {
      // SAFETY: without named groups the arguments are the match, its groups, the offset and the text.
      const groups = args.slice(0, -2) as string[];
      const link = read(groups);
      if (link === null) return groups[0] ?? '';
      found.push(link);
      return ' ';
    });
  };
  take(HUGO, ([, label = '', url = '']) => [plain(label), url]);
  take(INLINE, ([, label = '', url = '']) => {
    const address = url.replace(/^<|>$/g, '');
    return address === '' || address.startsWith('#') ? null : [plain(label), address];
  });
  take(NAMED, ([, label = '', name = '']) => {
    const url = defined.get((name === '' ? label : name).toLowerCase());
    return url === undefined ? null : [plain(label), url];
  });
  take(WIKI, ([, target = '', label = '']) => [plain(label === '' ? target : label), target]);
  take(BARE, ([, url = '']) => [url, url]);
  return found;
}

/** The links in some lines of a note, in order of kind within a line, each address once. */
export function linksIn(
  lines: readonly string[],
  span: { readonly line: number; readonly endLine: number },
  defined: ReadonlyMap<string, string>,
): RunbookLink[] {
  const found = new Map<string, RunbookLink>();
  for (let line = span.line; line <= span.endLine; line += 1) {
    const text = lines[line - 1] ?? '';
    if (DEFINITION.test(text)) continue;
    for (const [label, url] of linksOfLine(text, defined)) {
      if (found.has(url)) continue;
      found.set(url, { label: label === '' ? url : label, url, line, isDashboard: DASHBOARD.test(`${url} ${label}`) });
    }
  }
  return [...found.values()];
}
