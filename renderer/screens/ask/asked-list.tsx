import { useState } from 'react';
import type { JSX } from 'react';
import type { Conversation } from '../../../core/contract/conversations.ts';
import { Icon } from '../../components/icon.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { formText } from '../../form-text.ts';
import { formatRoute } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayLately } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { sayOutcome } from './ask-state.ts';
import type { AskState } from './ask-state.ts';

/** A row with a title of one line. */
const ROW_PX = 50;

export interface AskedListProps {
  readonly conversations: readonly Conversation[];
  readonly questions: readonly AskState[];
  /** The conversation that is shown. */
  readonly current: string | null;
  readonly onRename: (conversation: Conversation, title: string) => void;
  readonly onDelete: (conversation: Conversation) => void;
}

/** Conversations, the latest first; the one that is shown can be renamed and deleted. */
export function AskedList(props: AskedListProps): JSX.Element {
  const { conversations, current } = props;
  if (conversations.length === 0) {
    return <p className="pane-empty">Your questions are kept here, with their answers and sources.</p>;
  }
  return (
    <VirtualRows
      items={conversations}
      label="Conversations"
      rowPx={ROW_PX}
      isMeasured
      keyOf={({ id }) => id}
      focusIndex={conversations.findIndex(({ id }) => id === current)}
      render={(conversation) => (
        <ConversationItem {...props} conversation={conversation} isCurrent={conversation.id === current} />
      )}
    />
  );
}

interface ConversationItemProps extends AskedListProps {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
}

function ConversationItem(props: ConversationItemProps): JSX.Element {
  const { conversation, questions, isCurrent, onRename, onDelete } = props;
  const now = useStore(today);
  const [isRenamed, setRenamed] = useState(false);
  const last = questions.find(({ thread }) => thread.conversation === conversation.id) ?? null;
  if (isRenamed && isCurrent) {
    return (
      <div className="item-row">
        <form
          className="item rename"
          onSubmit={(event) => {
            event.preventDefault();
            const title = formText(event.currentTarget, 'title');
            if (title !== '') onRename(conversation, title);
            setRenamed(false);
          }}
        >
          <input
            name="title"
            className="input"
            aria-label="Name of the conversation"
            defaultValue={conversation.title}
            autoFocus
            onBlur={() => setRenamed(false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setRenamed(false);
            }}
          />
        </form>
      </div>
    );
  }
  return (
    <div className="item-row">
      <a className="item" href={conversationHash(conversation, last)} aria-current={isCurrent ? 'true' : undefined}>
        <span className="item-title">{conversation.title}</span>
        <span className="item-meta">
          {[sayLately(last?.asked ?? conversation.changed, now), sayMore(conversation, last)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </a>
      {isCurrent && (
        <span className="item-actions">
          <button
            type="button"
            className="icon-button"
            aria-label="Rename the conversation"
            title="Rename"
            onClick={() => setRenamed(true)}
          >
            <Icon name="edit" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Delete the conversation"
            title="Delete"
            onClick={() => onDelete(conversation)}
          >
            <Icon name="close" />
          </button>
        </span>
      )}
    </div>
  );
}

/** The address of a conversation: its last question of this session, else what was kept of it. */
export function conversationHash({ id, turns }: Conversation, last: AskState | null): string {
  if (last !== null) return askHash(last);
  return formatRoute({
    kind: 'ask',
    question: '',
    filters: {},
    generate: true,
    without: [],
    thread: { conversation: id, turn: Math.max(turns, 1) },
  });
}

/** The address of a question. */
export function askHash({
  question,
  filters,
  generate,
  without,
  thread,
}: Pick<AskState, 'question' | 'filters' | 'generate' | 'without' | 'thread'>): string {
  return formatRoute({ kind: 'ask', question, filters, generate, without, thread });
}

/** How many questions, or what came of the only one, where this session knows it. */
function sayMore({ turns }: Conversation, last: AskState | null): string {
  if (turns > 1) return sayCounted(turns, 'question');
  return last === null ? '' : sayOutcome(last);
}
