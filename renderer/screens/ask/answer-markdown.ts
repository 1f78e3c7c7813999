import type { Citation, Occurrence } from '../../../core/contract/ask.ts';
import { sayShortDate } from '../../words/date.ts';
import type { AskState } from './ask-state.ts';
import { sayOccurrences } from './say-occurrences.ts';

/**
 * The answer as markdown, to paste into a note or a ticket: sentences with `[n]`, the notes' own words as quotes,
 * steps with their commands byte for byte, and the sources with path and line.
 */
export function answerMarkdown(state: AskState): string {
  const { answer, sentences, citations } = state;
  const parts = [`**${oneLine(state.question)}**`];
  if (answer?.abstained) parts.push(`Not in the notes. ${answer.reason ?? ''}`.trim());
  let former: string | undefined;
  for (const { text, citations: cited, support, group } of sentences) {
    if (group !== undefined && group !== former) parts.push(`### ${group}`);
    former = group;
    const line = [text.trim(), ...cited.map((n) => `[${n}]`)].join(' ');
    parts.push(support === 'extractive' ? line.replace(/^/gm, '> ') : line);
  }
  former = undefined;
  for (const step of answer?.steps ?? []) {
    if (step.group !== undefined && step.group !== former) parts.push(`### ${step.group}`);
    former = step.group;
    const commands = step.commands.map((command) => indent(fenced(command.lang, command.text), 3));
    parts.push([`${step.n}. ${step.text.trim()}`, ...commands].join('\n\n'));
  }
  if (citations.length > 0) parts.push(citations.map(source).join('\n'));
  if (answer?.occurrences)
    parts.push(`${sayOccurrences(answer.occurrences)}:`, answer.occurrences.map(seenAt).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function source(citation: Citation): string {
  const where = citation.headings.length > 0 ? ` › ${citation.headings.join(' › ')}` : '';
  const date = citation.date ? ` (${sayShortDate(citation.date)})` : '';
  return `- [${citation.n}] ${citation.path}:${citation.line}${where}${date}`;
}

function seenAt({ date, path, line, excerpt }: Occurrence): string {
  return `- ${date === null ? '' : `${sayShortDate(date)}, `}${path}:${line}: \`${excerpt.replaceAll('`', "'")}\``;
}

/** A fence that is longer than any run of backticks inside. */
function fenced(lang: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${lang}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
