import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { NoteSummary } from '../../../core/contract/notes.ts';
import { useClient } from '../../client-context.ts';
import { notePageQuery, NOTES_A_PAGE, useNotePage } from '../../queries.ts';
import type { NotePlace } from '../../queries.ts';

export interface NotePages {
  /** A row for every note there is; null for what is not read yet. */
  readonly rows: readonly (NoteSummary | null)[];
  readonly total: number | null;
  /** Where the open note stands; -1 when it is not in the list. */
  readonly openAt: number;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly retry: () => void;
  /** Told which rows are seen: their pages are read. */
  readonly onSeen: (from: number, to: number) => void;
}

/** All notes, of which only the pages around what is seen are read: a journal may have 50,000. */
export function useNotePages(text: string, open: NotePlace | null): NotePages {
  const client = useClient();
  const first = useNotePage(text, { open });
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  // None, while they are listed again, is of before the first notes were read.
  const isOld = first.data?.total === 0 && first.isFetching;
  const total = isOld ? null : (first.data?.total ?? null);
  const last = Math.max(0, Math.ceil((total ?? 0) / NOTES_A_PAGE) - 1);
  const pages = pagesOf(seen.from, Math.min(seen.to, last));
  const others = useQueries({ queries: pages.map((page) => notePageQuery(client, { text, page })) });
  const read = others.map(({ data }) => data?.notes);
  const known = useMemo(
    () => {
      const rows = Array.from<NoteSummary | null>({ length: total ?? 0 }).fill(null);
      const put = (notes: readonly NoteSummary[] | undefined, page: number): void =>
        notes?.forEach((note, index) => {
          if (page * NOTES_A_PAGE + index < rows.length) rows[page * NOTES_A_PAGE + index] = note;
        });
      put(first.data?.notes, 0);
      pages.forEach((page, index) => put(read[index], page));
      return rows;
    },
    // What was read decides: the arrays around it are new with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [first.data, total, pages.join(), ...read],
  );
  return {
    rows: known,
    total,
    openAt: first.data?.at ?? -1,
    error: first.error ?? others.find(({ error }) => error !== null)?.error ?? null,
    isPending: first.isPending || isOld,
    retry: () => void Promise.all([first.refetch(), ...others.map(({ refetch }) => refetch())]),
    onSeen(from, to) {
      const next = { from: Math.floor(from / NOTES_A_PAGE), to: Math.floor(to / NOTES_A_PAGE) };
      setSeen((now) => (now.from === next.from && now.to === next.to ? now : next));
    },
  };
}

/** The pages that hold what is seen, without the first, which is always there. */
function pagesOf(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter((page) => page > 0);
}
