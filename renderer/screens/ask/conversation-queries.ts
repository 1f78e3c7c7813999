import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../../core/contract.ts';
import type { Conversation, Turn } from '../../../core/contract/conversations.ts';
import { useClient } from '../../client-context.ts';
import { tellProblem, tellUser } from '../../components/notices.ts';
import { navigate } from '../../navigation.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { placeRoute } from '../../routes.ts';
import { recalledAsk } from './ask-state.ts';
import type { AskState } from './ask-state.ts';
import { forget, recall, unforget } from './asked.ts';

/** Conversations as the engine keeps them, with those of this session that it has not kept yet. */
export function useConversations(questions: readonly AskState[]): readonly Conversation[] {
  const client = useClient();
  const { data = [] } = useQuery({
    queryKey: QUERY_KEYS.conversations,
    queryFn: async ({ signal }) => (await client.call('conversations', {}, signal)).conversations,
  });
  const known = new Set(data.map(({ id }) => id));
  const fresh = new Map<string, Conversation>();
  for (const { thread, question } of questions) {
    const { conversation: id, turn } = thread;
    if (known.has(id)) continue;
    const turns = Math.max(turn, fresh.get(id)?.turns ?? 0);
    fresh.set(id, { id, title: question, changed: '', turns });
  }
  return inOrder([...fresh.values()], { kept: data, questions });
}

/** Puts conversations that were not kept where they belong: below those that something was asked in since. */
export function inOrder(
  fresh: readonly Conversation[],
  { kept, questions }: { readonly kept: readonly Conversation[]; readonly questions: readonly AskState[] },
): readonly Conversation[] {
  const askedAs = (id: string): number => questions.findIndex(({ thread }) => thread.conversation === id);
  const all = [...kept];
  for (const one of fresh) {
    const place = askedAs(one.id);
    const above = all.findLastIndex(({ id }) => askedAs(id) !== -1 && askedAs(id) < place);
    all.splice(above + 1, 0, one);
  }
  return all;
}

/** What was asked in a conversation, as the engine keeps it; null asks for nothing. */
export function useTurns(id: string | null): UseQueryResult<readonly Turn[]> {
  const client = useClient();
  const query = useQuery({
    queryKey: [...QUERY_KEYS.conversation, id],
    queryFn: async ({ signal }) => (await client.call('conversation', { id: id ?? '' }, signal)).turns,
    enabled: id !== null,
  });
  const { data } = query;
  useEffect(() => {
    if (data && id !== null) recall(data.map((turn) => recalledAsk(turn, id)));
  }, [data, id]);
  return query;
}

export interface ConversationEdits {
  readonly rename: (conversation: Conversation, title: string) => void;
  readonly remove: (conversation: Conversation) => void;
  /** Says that an answer was kept. */
  readonly kept: (id: string) => void;
}

/** Renames and deletes; a deleted conversation can be brought back. */
export function useConversationEdits(): ConversationEdits {
  const client = useClient();
  const queries = useQueryClient();
  const show = ({ conversations }: Output<'conversations'>): void => {
    queries.setQueryData(QUERY_KEYS.conversations, conversations);
  };
  return {
    rename: ({ id }, title) => {
      client
        .call('renameConversation', { id, title })
        .then(show, (error: unknown) => tellProblem('The conversation was not renamed.', error));
    },
    remove: ({ id, title }) => {
      const undo = (): void => {
        client.call('restoreConversation', { id }).then(
          (all) => {
            unforget(id);
            return show(all);
          },
          (error: unknown) => tellProblem('The conversation did not come back.', error),
        );
      };
      client.call('deleteConversation', { id }).then(
        (left) => {
          show(left);
          forget(id);
          // The way back does not lead into what is gone: it would be asked anew.
          navigate(placeRoute('ask'), { replace: true });
          queries.removeQueries({ queryKey: [...QUERY_KEYS.conversation, id] });
          return tellUser(`“${title.slice(0, 60)}” was deleted.`, { label: 'Undo', run: undo });
        },
        (error: unknown) => tellProblem('The conversation was not deleted.', error),
      );
    },
    kept: (id) => {
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.conversations });
      void queries.invalidateQueries({ queryKey: [...QUERY_KEYS.conversation, id] });
    },
  };
}
