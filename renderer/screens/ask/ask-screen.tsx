import { useEffect } from 'react';
import type { JSX } from 'react';
import { Page } from '../../components/page.tsx';
import { Pane } from '../../components/pane.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
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
import { ask, asked, findAsked, isForgotten, stopAsking } from './asked.ts';
import { AskedList, askHash, conversationHash } from './asked-list.tsx';
import { useConversationEdits, useConversations, useTurns } from './conversation-queries.ts';
import { EvidencePane } from './evidence-pane.tsx';
import { QUESTION_ID, QuestionBox } from './question-box.tsx';
import { FOLLOW_UP_ID, FollowUpBox, ThreadList } from './thread-list.tsx';
import { UnderstoodLine } from './understood-line.tsx';

/** The place where questions are asked: conversations, the answer, and its evidence. */
export function AskScreen({ route }: { readonly route: AskRoute }): JSX.Element {
  const client = useClient();
  const questions = useStore(asked);
  const conversations = useConversations(questions);
  const edits = useConversationEdits();
  const isEmpty = route.question.trim() === '';
  const state = isEmpty ? null : findAsked(questions, route);
  const place = state?.thread ?? route.thread ?? null;
  const kept = useTurns(place?.conversation ?? null);
  const turns = questions
    .filter(({ thread }) => thread.conversation === place?.conversation)
    .filter(latestOfTurn)
    .toSorted((a, b) => a.thread.turn - b.thread.turn);
  const isKnown = route.thread === undefined || !kept.isPending;
  useOpenTurn({ route, turns });
  useEffect(() => {
    if (route.thread && isForgotten(route.thread.conversation)) return navigate(placeRoute('ask'), { replace: true });
    if (isEmpty || state !== null || !isKnown) return;
    const former = turns.find(({ thread }) => thread.turn === (route.thread?.turn ?? 1) - 1);
    const after = former ? (former.understood?.asked ?? former.question) : null;
    ask(client, route, { after, onKept: () => edits.kept(route.thread?.conversation ?? '') });
  });
  const go = (asking: Asking): void =>
    navigate({ ...route, ...pickAsking(asking), ...(place ? { thread: place } : {}) });
  const askNow = (question: string): void => {
    const isSame = state !== null && askKey(state) === askKey({ ...state, question });
    if (isSame) again();
    else navigate({ kind: 'ask', question, filters: route.filters, generate: route.generate, without: route.without });
    focusOn('page-body');
  };
  const again = (model?: string): void => {
    if (state === null) return;
    const onKept = (): void => edits.kept(state.thread.conversation);
    ask(client, pickAsking(state), { again: true, onKept, ...(model === undefined ? {} : { model }) });
  };
  const askOn = (question: string): void => {
    if (place === null) return;
    const turn = Math.max(...turns.map(({ thread }) => thread.turn), place.turn) + 1;
    const { conversation } = place;
    navigate({ ...route, question, filters: {}, without: [], thread: { conversation, turn } });
    focusOn('page-body');
  };
  const shown = conversations.map((one) => conversationHash(one, latestIn(questions, one.id)));
  const at = conversations.findIndex(({ id }) => id === place?.conversation);
  useKeys(askKeys({ state, shown, at, again }), { whileTyping: ['Escape'] });
  const isWaiting = isEmpty ? route.thread !== undefined && kept.isPending : state === null;
  return (
    <>
      <Pane
        side="left"
        name="questions"
        title="Conversations"
        label="Conversations"
        widthPx={248}
        aside={
          <button type="button" className="quiet-button" onClick={() => newQuestion()}>
            New <kbd aria-hidden="true">n</kbd>
          </button>
        }
      >
        <AskedList
          conversations={conversations}
          questions={questions}
          current={place?.conversation ?? null}
          onRename={edits.rename}
          onDelete={edits.remove}
        />
      </Pane>
      <Page title="Ask" left="questions" right="evidence">
        <div className="column">
          <ThreadList turns={turns} current={state} />
          <QuestionBox
            question={route.question}
            isRunning={state?.state === 'running'}
            onAsk={askNow}
            onStop={() => state && stopAsking(state)}
          />
          <UnderstoodLine asking={route} state={state} onChange={go} />
          {kept.isError && <Problem title="The conversation could not be read" error={kept.error} />}
          {state && <AnswerView state={state} onAgain={again} onChange={go} />}
          {state && state.state !== 'running' && <FollowUpBox key={state.thread.turn} onAsk={askOn} />}
          {!state && isWaiting && <Skeleton label="Opening the conversation" rows={6} />}
          {!state && !isWaiting && <AskEmpty />}
        </div>
      </Page>
      <EvidencePane state={state} />
    </>
  );
}

/** An address that names a conversation only leads to what was asked there last. */
function useOpenTurn({ route, turns }: { readonly route: AskRoute; readonly turns: readonly AskState[] }): void {
  useEffect(() => {
    if (route.question.trim() !== '' || route.thread === undefined) return;
    const { turn } = route.thread;
    const found = turns.find(({ thread }) => thread.turn === turn) ?? turns.at(-1);
    if (found) openHash(askHash(found), { replace: true });
  });
}

function latestIn(questions: readonly AskState[], conversation: string): AskState | null {
  const own = questions.filter(({ thread }) => thread.conversation === conversation);
  return own.toSorted((a, b) => b.thread.turn - a.thread.turn)[0] ?? null;
}

/** Of one turn asked in several ways, the one asked last. */
function latestOfTurn(state: AskState, index: number, all: readonly AskState[]): boolean {
  return all.findIndex(({ thread }) => thread.turn === state.thread.turn) === index;
}

interface AskKeyContext {
  readonly state: AskState | null;
  /** Addresses of the conversations, in their order, and which of them is shown. */
  readonly shown: readonly string[];
  readonly at: number;
  readonly again: () => void;
}

function askKeys({ state, shown, at, again }: AskKeyContext): KeyMap {
  const step = (by: number): boolean | void => {
    const next = shown[at + by];
    if (next === undefined) return false;
    openHash(next);
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
      const focused = document.activeElement?.id;
      if (state?.state === 'running') stopAsking(state);
      else if (focused === QUESTION_ID || focused === FOLLOW_UP_ID) focusOn('page-body');
      else return false;
    },
    '/': () => focusOn(QUESTION_ID),
    e: () => focusOn(QUESTION_ID),
    f: () => focusOn(FOLLOW_UP_ID),
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

function pickAsking({ question, filters, generate, without, thread }: Asking): Asking {
  return { question, filters, generate, without, ...(thread ? { thread } : {}) };
}
