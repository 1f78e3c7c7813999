import type { Conversation, Feedback } from '../../../core/contract/conversations.ts';
import type { ConversationProcedures } from '../../../core/engine/conversation-procedures.ts';

const CONVERSATION: Conversation = { id: 'c-1', title: 'Kettle', changed: '2031-03-05T09:00:00.000Z', turns: 1 };
const FEEDBACK: Feedback = {
  question: 'why did the kettle lose pressure?',
  verdict: 'helpful',
  place: null,
  remark: '',
  model: null,
  given: '2031-03-05T09:00:00.000Z',
};

/** Procedures about conversations with invented data. */
export function sampleConversations(): ConversationProcedures {
  const conversations = async () => ({ conversations: [CONVERSATION] });
  const feedback = async () => ({ feedback: [FEEDBACK] });
  return {
    conversations,
    conversation: async () => ({ turns: [] }),
    renameConversation: conversations,
    deleteConversation: conversations,
    restoreConversation: conversations,
    feedback,
    giveFeedback: feedback,
  };
}
