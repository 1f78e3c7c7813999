import { useEffect } from 'react';
import type { JSX } from 'react';
import { Page } from '../../components/page.tsx';
import { Pane } from '../../components/pane.tsx';
import { useClient } from '../../client-context.ts';
import { navigate, openHash } from '../../navigation.ts';
import { noteAddress, placeRoute } from '../../routes.ts';
import type { AskRoute } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { useKeys } from '../../use-keys.ts';
import type { KeyMap } from '../../use-keys.ts';
import { copyAnswer, howFoundShown } from './answer-foot.tsx';
import { AnswerView } from './answer-view.tsx';
import { AskEmpty } from './ask-empty.tsx';
import { askKey } from './ask-state.ts';
import type { AskState, Asking } from './ask-state.ts';
import { ask, asked, stopAsking } from './asked.ts';
import { AskedList, askHash } from './asked-list.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { QUESTION_ID, QuestionBox } from './question-box.tsx';
import { UnderstoodLine } from './understood-line.tsx';

/** The place where questions are asked: the questions of the session, the answer, and its evidence. */
export function AskScreen({ route }: { readonly route: AskRoute }): JSX.Element {
  const client = useClient();
  const questions = useStore(asked);
  const key = route.question.trim() === '' ? null : askKey(route);
  const state = questions.find((one) => askKey(one) === key) ?? null;
  useEffect(() => {
    if (key !== null) ask(client, route);
  }, [client, key, route]);
  const go = (asking: Asking): void => navigate({ ...route, ...pickAsking(asking) });
  const askNow = (question: string): void => {
    const asking = { ...pickAsking(route), question };
    const isSame = askKey(asking) === key;
    if (isSame) ask(client, asking, { again: true });
    else go(asking);
    focusOn('page-body');
  };
  const again = (): void => ask(client, route, { again: true });
  useKeys(askKeys({ state, questions, again }), { whileTyping: ['Escape'] });
  return (
    <>
      <Pane
        side="left"
        name="questions"
        title="Questions"
        label="Questions of this session"
        widthPx={248}
        aside={
          <button type="button" className="quiet-button" onClick={() => newQuestion()}>
            New <kbd aria-hidden="true">n</kbd>
          </button>
        }
      >
        <AskedList questions={questions} current={key} />
      </Pane>
      <Page title="Ask" left="questions" right="evidence">
        <div className="column">
          <QuestionBox
            question={route.question}
            isRunning={state?.state === 'running'}
            onAsk={askNow}
            onStop={() => stopAsking(route)}
          />
          <UnderstoodLine asking={route} state={state} onChange={go} />
          {state ? <AnswerView state={state} onAgain={again} onChange={go} /> : <AskEmpty />}
        </div>
      </Page>
      <EvidencePane state={state} />
    </>
  );
}

interface AskKeyContext {
  readonly state: AskState | null;
  readonly questions: readonly AskState[];
  readonly again: () => void;
}

function askKeys({ state, questions, again }: AskKeyContext): KeyMap {
  const step = (by: number): boolean | void => {
    const at = state ? questions.indexOf(state) : -1;
    const next = questions[at + by];
    if (!next) return false;
    openHash(askHash(next));
  };
  const citation = (n: number): boolean | void => {
    const cited = state?.citations.find((one) => one.n === n);
    if (!cited) return false;
    openHash(noteAddress(cited));
  };
  const numbers = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(n + 1), () => citation(n + 1)]));
  return {
    ...numbers,
    Escape: () => {
      if (state?.state === 'running') stopAsking(state);
      else if (document.activeElement?.id === QUESTION_ID) focusOn('page-body');
      else return false;
    },
    '/': () => focusOn(QUESTION_ID),
    e: () => focusOn(QUESTION_ID),
    n: newQuestion,
    r: () => (state && state.state !== 'running' ? again() : false),
    w: () => howFoundShown.set(!howFoundShown.get()),
    y: () => (state && state.state !== 'running' ? void copyAnswer(state) : false),
    j: () => step(1),
    k: () => step(-1),
  };
}

function newQuestion(): void {
  navigate(placeRoute('ask'));
  focusOn(QUESTION_ID);
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

function pickAsking({ question, filters, generate, without }: Asking): Asking {
  return { question, filters, generate, without };
}
