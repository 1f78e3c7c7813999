import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '../../../core/contract.ts';
import { useClient } from '../../client-context.ts';
import { tellProblem, tellUser } from '../../components/notices.ts';
import { navigate } from '../../navigation.ts';
import { KEYS_OF_PEOPLE, QUERY_KEYS } from '../../queries.ts';
import { formatRoute } from '../../routes.ts';

interface Merge {
  readonly into: string;
  readonly from: string;
}

/**
 * Makes two people one, with a notice that takes it back.
 *
 * @param shown whose page it is: it is shown again when the two are two again
 */
export function useMerge(shown: string) {
  const client = useClient();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: (names: Merge) => client.call('mergePeople', { ...names, undo: true }),
    onSuccess(answer, { into, from }) {
      keepPeople(queries, answer);
      tellUser(`${from} and ${into} are two again.`);
      if (window.location.hash === formatRoute({ kind: 'person', name: into })) show(shown);
    },
    onError: (error, { into, from }) => void tellProblem(`${from} and ${into} are one person still.`, error),
  });
  return useMutation({
    mutationFn: (names: Merge) => client.call('mergePeople', names),
    onSuccess(answer, names) {
      const { into, from } = names;
      keepPeople(queries, answer);
      tellUser(`${from} and ${into} are one person from now on: ${into}.`, {
        label: 'Undo',
        run: () => undo.mutate(names),
      });
      show(into);
    },
  });
}

function show(name: string): void {
  navigate({ kind: 'person', name }, { replace: true });
}

interface Split {
  readonly name: string;
  readonly alias: string;
}

/** Makes one of a person's names a person of its own, with a notice that takes it back. */
export function useSplit() {
  const client = useClient();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: (names: Split) => client.call('splitPerson', { ...names, undo: true }),
    onSuccess(answer, { name, alias }) {
      keepPeople(queries, answer);
      tellUser(`${alias} is ${name} again.`);
    },
    onError: (error, { name, alias }) => void tellProblem(`${alias} is apart from ${name} still.`, error),
  });
  return useMutation({
    mutationFn: (names: Split) => client.call('splitPerson', names),
    onSuccess(answer, names) {
      const { name, alias } = names;
      keepPeople(queries, answer);
      tellUser(`${alias} is a person apart from ${name} from now on.`, {
        label: 'Undo',
        run: () => undo.mutate(names),
      });
    },
    onError: (error, { alias }) => void tellProblem(`${alias} was not split off.`, error),
  });
}

function keepPeople(queries: QueryClient, { people }: Output<'mergePeople'>): void {
  queries.setQueryData(QUERY_KEYS.people, people);
  for (const queryKey of KEYS_OF_PEOPLE) void queries.invalidateQueries({ queryKey });
}
