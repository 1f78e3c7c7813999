import { useClient } from '../../client-context.ts';
import { tellProblem, tellUser } from '../../components/notices.ts';
import { navigate } from '../../navigation.ts';
import { undoCapture } from '../../palette/use-capture.ts';
import { answerMarkdown } from './answer-markdown.ts';
import type { AskState } from './ask-state.ts';

/** Longer questions are logs: their first words name the note. */
const TITLE_CHARS = 120;

/** Writes an answer as a note of its own, and offers to open it. */
export function useSaveAnswer(): (state: AskState) => void {
  const client = useClient();
  return (state) => {
    const title = state.question.trim().replaceAll(/\s+/g, ' ').slice(0, TITLE_CHARS);
    const text = answerMarkdown(state).replace(/^\*\*.*\*\*/, `# ${title}`);
    client.call('writeNote', { title, text }).then(
      ({ journal, path, undo }) => {
        const open = (): void => navigate({ kind: 'note', journal, path, line: null, endLine: null });
        const takeBack = undo === null ? [] : [{ label: 'Undo', run: () => undoCapture(client, undo) }];
        return tellUser(`Saved as ${path}.`, { label: 'Open', run: open }, ...takeBack);
      },
      (error: unknown) => tellProblem('The answer was not saved.', error),
    );
  };
}
