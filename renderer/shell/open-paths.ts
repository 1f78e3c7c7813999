import type { Located } from '../../core/contract/outside.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../client.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import { indexRun, startIndexing } from '../index-run.ts';
import type { IndexRun } from '../index-run.ts';
import { navigate } from '../navigation.ts';
import { QUERY_KEYS } from '../queries.ts';

export interface PathParts {
  readonly client: Client;
  readonly queries: QueryClient;
}

/** Opens what was dropped or handed over: a note is shown, a folder becomes a journal, and the rest is said. */
export async function openPaths(parts: PathParts, paths: readonly string[]): Promise<void> {
  for (const file of paths) {
    await parts.client.call('locate', { file }).then(
      (located) => openLocated(parts, located),
      (error: unknown) => tellProblem(`${file} was not opened.`, error),
    );
  }
}

function openLocated(parts: PathParts, located: Located): Promise<void> | void {
  switch (located.kind) {
    case 'note':
      return openNote(located);
    case 'unindexed':
      tellUser(`${located.path} is in your journal, but not among its notes. ${located.why}`);
      return;
    case 'journal':
      navigate({ kind: 'journals' });
      tellUser(
        located.isWhole
          ? `${located.root} is one of your journals already.`
          : `It lies in your journal ${located.root}, so its notes are there already.`,
      );
      return;
    case 'folder':
      return addJournal(parts, located.root);
    case 'stray': {
      const { root, path } = located;
      const run = (): void => void addJournal(parts, root, path);
      tellUser(`${path} lies in none of your journals.`, { label: `Add ${nameOf(root)} as a journal`, run });
      return;
    }
    case 'other':
      tellUser(located.why);
  }
}

/**
 * Makes a folder a journal, without a question and with a way back; its notes are read at once.
 *
 * @param path a note in it, to be shown as soon as it was read
 */
async function addJournal({ client, queries }: PathParts, root: string, path?: string): Promise<void> {
  await client.call('addJournal', { root }).then(
    ({ journals }) => {
      const added = journals.find((one) => one.root === root)?.root ?? root;
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.status });
      startIndexing(client, { fresh: false });
      if (path === undefined) navigate({ kind: 'journals' });
      else whenRead(() => openNote({ journal: added, path }));
      const undo = (): void => takeBack({ client, queries }, added);
      return tellUser(`${nameOf(root)} is a journal now. Its notes are being read.`, { label: 'Undo', run: undo });
    },
    (error: unknown) => tellProblem(`${root} was not added.`, error),
  );
}

function takeBack({ client, queries }: PathParts, root: string): void {
  client.call('removeJournal', { root }).then(
    () => {
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.status });
      startIndexing(client, { fresh: false });
      return tellUser(`${nameOf(root)} is no journal any more. Its files are as they were.`);
    },
    (error: unknown) => tellProblem(`${root} is still a journal.`, error),
  );
}

/** Waits until the run that was just started has read the notes, or ended in whatever way. */
function whenRead(act: () => void): void {
  const stop = indexRun.subscribe(() => {
    if (!isRead(indexRun.get())) return;
    stop();
    act();
  });
}

function isRead(run: IndexRun): boolean {
  if (run.kind !== 'running') return true;
  return run.progress?.stage === 'facts' || run.progress?.stage === 'embed';
}

function openNote({ journal, path }: { readonly journal: string; readonly path: string }): void {
  navigate({ kind: 'note', journal, path, line: null, endLine: null });
}

function nameOf(root: string): string {
  return root.split(/[/\\]/).findLast((part) => part !== '') ?? root;
}
