import type { Implementation } from '../contract.ts';
import type { AskEvent, AskRequest, Understood } from '../contract/ask.ts';
import { DaybookError } from '../errors.ts';
import {
  deleteConversation,
  keepTurn,
  listConversations,
  readTurns,
  renameConversation,
  restoreConversation,
} from '../store/conversations.ts';
import type { Db } from '../store/database.ts';
import { listFeedback, setFeedback } from '../store/feedback.ts';

interface ConversationParts {
  readonly user: Db;
  readonly now: () => Date;
}

/** More than anybody scrolls through. */
const LISTED = 1_000;

function known(found: boolean): void {
  if (found) return;
  throw new DaybookError('not-found', 'That conversation is not there any more.', {
    hint: 'It may have been deleted in another window.',
  });
}

export type ConversationProcedures = Pick<
  Implementation,
  | 'conversations'
  | 'conversation'
  | 'renameConversation'
  | 'deleteConversation'
  | 'restoreConversation'
  | 'feedback'
  | 'giveFeedback'
>;

/** Conversations and what the user said of their answers. */
export function conversationProcedures({ user, now }: ConversationParts): ConversationProcedures {
  const all = () => ({ conversations: listConversations(user, LISTED) });
  const feedback = () => ({ feedback: listFeedback(user) });
  return {
    conversations: async () => all(),
    conversation: async ({ id }) => ({ turns: readTurns(user, id) }),
    async renameConversation({ id, title }) {
      known(renameConversation(user, id, title));
      return all();
    },
    async deleteConversation({ id }) {
      known(deleteConversation(user, id, now().getTime()));
      return all();
    },
    async restoreConversation({ id }) {
      known(restoreConversation(user, id));
      return all();
    },
    feedback: async () => feedback(),
    async giveFeedback(said) {
      setFeedback(user, said, now().getTime());
      return feedback();
    },
  };
}

/** Hands an answer's events on, and keeps the answer when it is complete and its request says where. */
export async function* keptAnswer(
  events: AsyncIterable<AskEvent>,
  request: AskRequest,
  { user, now }: ConversationParts,
): AsyncGenerator<AskEvent> {
  let understood: Understood | null = null;
  const asked = now().toISOString();
  for await (const event of events) {
    if (event.kind === 'understood') ({ understood } = event);
    if (event.kind === 'done' && request.keep) {
      const { conversation, turn } = request.keep;
      keepTurn(user, conversation, { turn, request, understood, answer: event.answer, asked });
    }
    yield event;
  }
}
