import { formatDeepLink } from '../../core/contract/deep-link.ts';
import type { DeepLink } from '../../core/contract/deep-link.ts';
import type { Client } from '../client.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import { navigate } from '../navigation.ts';
import { askRoute, searchRoute } from '../routes.ts';
import type { Route } from '../routes.ts';

/** Goes where a `daybook://` link leads: one that another program opened, or that stands in a note. */
export function openDeepLink(link: DeepLink, client: Client): void {
  goTo(link, client).catch((error: unknown) => tellProblem(`${formatDeepLink(link)} was not opened.`, error));
}

/** The address that a link leads to, in whichever journal has such a note. */
export function routeOf(link: DeepLink): Route {
  switch (link.kind) {
    case 'note': {
      const { path, line, endLine } = link;
      return { kind: 'note', journal: null, path, line, endLine };
    }
    case 'ask':
      // Anybody can make a link: what it asks is answered with the words of the notes, and sent to no model.
      return { ...askRoute(link.question), generate: false };
    case 'search':
      return searchRoute(link.query);
    case 'today':
      return { kind: 'today', day: null };
  }
}

async function goTo(link: DeepLink, client: Client): Promise<void> {
  const route = routeOf(link);
  if (route.kind !== 'note' || link.kind !== 'note' || link.journal === null) return navigate(route);
  const journal = await rootOf(link.journal, client);
  if (journal !== undefined) return navigate({ ...route, journal });
  tellUser(`The link leads into a journal called “${link.journal}”, which is not one of yours.`, {
    label: 'Show journals',
    run: () => navigate({ kind: 'journals' }),
  });
}

/** The folder of the journal with that name; undefined when there is none. */
async function rootOf(name: string, client: Client): Promise<string | undefined> {
  const { journals } = await client.call('status', {});
  return journals.find((journal) => journal.name === name)?.root;
}
