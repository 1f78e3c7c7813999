import { fillIn } from '../../../core/contract/fill-in.ts';
import type { Fill } from '../../../core/contract/fill-in.ts';
import type { RunbookStep } from '../../../core/contract/runbook.ts';
import type { RunbookAnswer } from '../../../core/contract/runbook-answer.ts';

function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  return '`'.repeat(longest + 1);
}

function stepLines({ n, text, commands }: RunbookStep, fills: readonly Fill[]): string[] {
  const blocks = commands
    .filter(({ inline }) => !inline)
    .flatMap((command) => {
      const parts = fillIn(command.text, fills);
      const code = parts.map((part) => part.text).join('');
      const filled = parts.flatMap(({ fill }) => (fill === null ? [] : [`${fill.placeholder} = ${fill.value}`]));
      const mark = fence(code);
      return [
        `${mark}${command.lang}`,
        code,
        mark,
        ...(filled.length > 0 ? [`(filled in: ${[...new Set(filled)].join(', ')})`] : []),
        ...(command.danger === null ? [] : [`**careful: ${command.danger}**`]),
      ];
    });
  return [`${n}. ${text}`, ...blocks];
}

/** Steps for a chat or a ticket; what was filled in is said. */
export function stepsMarkdown({ alert, runbook, steps }: RunbookAnswer, fills: readonly Fill[]): string {
  const from =
    runbook === null
      ? []
      : [`from ${runbook.path}${runbook.reviewed === null ? '' : `, reviewed ${runbook.reviewed}`}`];
  return [`# ${alert.name}`, ...from, '', ...steps.flatMap((step) => stepLines(step, fills))].join('\n');
}
