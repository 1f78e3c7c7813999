import { fillIn } from '../../../core/contract/fill-in.ts';
import type { Fill } from '../../../core/contract/fill-in.ts';
import type { RunbookStep } from '../../../core/contract/runbook.ts';
import { copyText } from '../../components/copy-button.tsx';
import { tellUser } from '../../components/notices.ts';

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

/** Steps with what they are called, and the page that they stand on; null for none. */
export interface StepsPage {
  readonly title: string;
  readonly page: { readonly path: string; readonly reviewed: string | null } | null;
  readonly steps: readonly RunbookStep[];
}

/** Steps for a chat or a ticket; what was filled in is said. */
export function stepsMarkdown({ title, page, steps }: StepsPage, fills: readonly Fill[] = []): string {
  const from = page === null ? [] : [`from ${page.path}${page.reviewed === null ? '' : `, reviewed ${page.reviewed}`}`];
  return [`# ${title}`, ...from, '', ...steps.flatMap((step) => stepLines(step, fills))].join('\n');
}

/** Puts the steps on the clipboard, and says so; false when there is none. */
export function copySteps(text: string, steps: readonly RunbookStep[]): boolean | void {
  if (steps.length === 0) return false;
  void copyText(text).then((isCopied) => isCopied && tellUser('The steps are on the clipboard, as markdown.'));
}
