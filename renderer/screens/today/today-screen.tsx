import { useMemo, useState, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { DayStep, dayKeys } from '../../components/day-step.tsx';
import { LazyEditor } from '../../components/lazy-editor.tsx';
import { Page } from '../../components/page.tsx';
import { Pane } from '../../components/pane.tsx';
import { PathText } from '../../components/path-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useDayCounts, useDayNote } from '../../fact-queries.ts';
import type { TodayRoute } from '../../fact-routes.ts';
import { isOnControl, isWithin } from '../../keys.ts';
import { navigate } from '../../navigation.ts';
import { noteAddress } from '../../routes.ts';
import { copyLineLink, openInEditor } from '../../shell/note-actions.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { addDays, addMonths, sayDate } from '../../words/date.ts';
import type { DayCounts } from '../../components/month-grid.ts';
import { BeginNote } from './begin-note.tsx';
import { DayBefore } from './day-before.tsx';
import { TodayPane } from './today-pane.tsx';
import { useTurnedDay } from './use-turned-day.ts';

const NO_COUNTS: DayCounts = new Map();

/** The day's note in the editor, and beside it what the day needs: the month, what is open, what was said before. */
export function TodayScreen({ route }: { readonly route: TodayRoute }): JSX.Element {
  const now = useStore(today);
  const turned = useTurnedDay(now);
  const date = route.day ?? turned.shown;
  const isWide = useWide();
  const counts = useDayCounts().data ?? NO_COUNTS;
  const client = useClient();
  const { data: day } = useDayNote(date);
  const open = day?.note ? { journal: day.note.journal, path: day.note.path, cited: null } : null;
  const before = useMemo(() => lastBefore([...counts.keys()], date), [counts, date]);
  // Who goes from day to day by keys or buttons goes on with them: a second `h` is no word of the note.
  const [steppedTo, setSteppedTo] = useState<string | null>(null);
  const go = (day: string): void => {
    setSteppedTo(day);
    if (day === now) turned.turn();
    // Who goes by the keys of the calendar stays in it.
    if (isWithin(document.activeElement, '.month')) requestAnimationFrame(focusDay);
    navigate({ kind: 'today', day: day === now ? null : day });
  };
  const inCalendar =
    (day: string) =>
    ({ target }: KeyboardEvent): boolean | void =>
      isWithin(target, '.month') ? go(day) : false;
  useKeys({
    ...dayKeys(date, now, go),
    ArrowUp: inCalendar(addDays(date, -7)),
    ArrowDown: inCalendar(addDays(date, 7)),
    PageUp: inCalendar(addMonths(date, -1)),
    PageDown: inCalendar(addMonths(date, 1)),
    e: writeAgain,
    Enter: (event) => (isOnControl(event) ? false : writeAgain()),
    y: () => (open === null ? false : void copyLineLink(client, open)),
    o: () => (open === null ? false : void openInEditor(client, open)),
  });
  return (
    <>
      <TodayPane date={date} today={now} counts={counts} onOpen={go}>
        {!isWide && <DayBefore date={date} before={before} />}
      </TodayPane>
      <Page
        title={<DateTag date={date} age />}
        left="calendar and open items"
        {...(isWide ? { right: 'standup and meetings' } : {})}
        keepsScroll={false}
        actions={<DayButtons date={date} now={now} onGo={go} />}
      >
        <DayBody key={date} date={date} takesFocus={steppedTo !== date} />
      </Page>
      {isWide && (
        <Pane side="right" name="day-before" title="Standup and meetings" label="Standup and meetings" widthPx={264}>
          <div className="today-pane">
            <DayBefore date={date} before={before} />
          </div>
        </Pane>
      )}
    </>
  );
}

function DayBody({ date, takesFocus }: { readonly date: string; readonly takesFocus: boolean }): JSX.Element {
  const day = useDayNote(date);
  // The index finds the note while it is being written: the editor that stands there stays.
  const [isBegun, setBegun] = useState(false);
  if (day.isPending) {
    return (
      <div className="reader">
        <Skeleton label="Opening the day" rows={8} />
      </div>
    );
  }
  if (day.isError) {
    return (
      <div className="reader">
        <Problem title={`${sayDate(date)} could not be opened`} error={day.error} onRetry={() => void day.refetch()} />
      </div>
    );
  }
  const { note, newPath } = day.data;
  if (note === null || isBegun) {
    return <BeginNote {...{ date, newPath, takesFocus }} onBegin={() => setBegun(true)} onLeave={leaveEditor} />;
  }
  return <LazyEditor {...note} takesFocus={takesFocus} onLeave={leaveEditor} />;
}

function DayButtons(props: {
  readonly date: string;
  readonly now: string;
  readonly onGo: (date: string) => void;
}): JSX.Element {
  const { date, now, onGo } = props;
  const { data } = useDayNote(date);
  return (
    <>
      {data?.note && (
        <a className="day-path" href={noteAddress({ journal: data.note.journal, path: data.note.path })}>
          <PathText path={data.note.path} />
        </a>
      )}
      <DayStep to="before" date={date} onGo={onGo} />
      <DayStep to="after" date={date} onGo={onGo} />
      {date !== now && (
        <button type="button" className="quiet-button" onClick={() => onGo(now)}>
          Today <kbd aria-hidden="true">d</kbd>
        </button>
      )}
    </>
  );
}

function focusDay(): void {
  document.querySelector<HTMLElement>('.month [aria-current="date"]')?.focus();
}

/** Escape leaves the text, so that single keys go to other days. */
function leaveEditor(): void {
  document.getElementById('page-body')?.focus();
}

function writeAgain(): boolean | void {
  const box = document.querySelector<HTMLElement>('.page .cm-content, .page .begin-text');
  if (box === null) return false;
  box.focus();
}

/** The last day before `date` on which something was written. */
function lastBefore(days: readonly string[], date: string): string | null {
  return days.reduce<string | null>((last, day) => (day < date && day > (last ?? '') ? day : last), null);
}

/** Below this width the columns would leave the note too little room. */
const WIDE = '(min-width: 1120px)';

function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
