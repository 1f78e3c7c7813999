import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '../../../core/contract.ts';
import { useClient } from '../../client-context.ts';
import { tellProblem, tellUser } from '../../components/notices.ts';
import { navigate } from '../../navigation.ts';
import { KEYS_OF_PEOPLE, QUERY_KEYS } from '../../queries.ts';

/** Makes two people one. */
export function useMerge() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (names: { readonly into: string; readonly from: string }) => client.call('mergePeople', names),
    onSuccess(answer, { into, from }) {
      keepPeople(queries, answer);
      tellUser(`${from} and ${into} are one person from now on: ${into}.`);
      navigate({ kind: 'person', name: into }, { replace: true });
    },
  });
}

/** Makes one of a person's names a person of its own, with a notice that takes it back. */
export function useSplit() {
  const client = useClient();
  const queries = useQueryClient();
  const merge = useMerge();
  return useMutation({
    mutationFn: (names: { readonly name: string; readonly alias: string }) => client.call('splitPerson', names),
    onSuccess(answer, { name, alias }) {
      keepPeople(queries, answer);
      tellUser(`${alias} is a person apart from ${name} from now on.`, {
        label: 'Undo',
        run: () => merge.mutate({ into: name, from: alias }),
      });
    },
    onError: (error, { alias }) => void tellProblem(`${alias} was not split off.`, error),
  });
}

function keepPeople(queries: QueryClient, { people }: Output<'mergePeople'>): void {
  queries.setQueryData(QUERY_KEYS.people, people);
  for (const queryKey of KEYS_OF_PEOPLE) void queries.invalidateQueries({ queryKey });
}
