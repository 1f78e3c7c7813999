import type { JSX } from 'react';
import { formatRoute } from '../../routes.ts';
import { askKey, sayOutcome } from './ask-state.ts';
import type { AskState } from './ask-state.ts';

/** The questions of this session, newest first. */
export function AskedList({
  questions,
  current,
}: {
  readonly questions: readonly AskState[];
  readonly current: string | null;
}): JSX.Element {
  if (questions.length === 0) {
    return <p className="pane-empty">Questions of this session stand here. Each answer keeps its sources.</p>;
  }
  return (
    <ul className="items">
      {questions.map((state) => {
        const key = askKey(state);
        return (
          <li key={key}>
            <a className="item" href={askHash(state)} aria-current={key === current ? 'true' : undefined}>
              <span className="item-title">{state.question}</span>
              <span className="item-meta">
                {state.askedAt} · {sayOutcome(state)}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The address of a question. */
export function askHash({
  question,
  filters,
  generate,
  without,
}: Pick<AskState, 'question' | 'filters' | 'generate' | 'without'>): string {
  return formatRoute({ kind: 'ask', question, filters, generate, without });
}
