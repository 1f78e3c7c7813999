import type { JSX } from 'react';
import type { NoteView } from '../../../core/contract/notes.ts';
import { firstInOrder } from '../../components/first-in-order.ts';
import { overlaidPane } from '../../components/pane-state.ts';
import { elementOfLine } from '../../components/use-scroll-to-line.ts';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { isWithin } from '../../keys.ts';
import { useKeys } from '../../use-keys.ts';
import { sayShortDate } from '../../words/date.ts';
import { datedSections } from '../../components/dated-sections.ts';

const ROW_PX = 28;

/** The headings of the open note with the date where it changes; a click or j/k goes there. */
export function ContentsList({
  note,
  line,
}: {
  readonly note: NoteView | null;
  readonly line: number | null;
}): JSX.Element {
  const sections = (note?.sections ?? []).filter((section) => section.level > 0);
  const dated = datedSections(note?.sections ?? [], note?.date ?? null);
  const current = line === null ? -1 : sections.findLastIndex((section) => section.line <= line);
  useKeys({
    j: () => stepHeading(1),
    k: () => stepHeading(-1),
    ArrowDown: ({ target }) => (isWithin(target, '.contents') ? stepHeading(1) : false),
    ArrowUp: ({ target }) => (isWithin(target, '.contents') ? stepHeading(-1) : false),
  });
  if (note && sections.length === 0) return <p className="pane-empty">This note has no headings.</p>;
  return (
    <VirtualRows
      items={sections}
      label="Headings"
      rowPx={ROW_PX}
      className="contents"
      focusIndex={current}
      keyOf={(section) => section.line}
      render={(section, index) => (
        <button
          type="button"
          className={`contents-row level-${Math.min(section.level, 4)}`}
          aria-current={index === current ? 'location' : undefined}
          onClick={() => goToLine(section.line)}
        >
          <span className="contents-heading">{section.headings.at(-1)}</span>
          {dated.has(section.line) && section.date && (
            <span className="contents-date">{sayShortDate(section.date)}</span>
          )}
        </button>
      )}
    />
  );
}

function goToLine(line: number): void {
  overlaidPane.set(null);
  const body = document.getElementById('page-body');
  if (body) elementOfLine(body, line)?.scrollIntoView({ block: 'start' });
}

/** Goes to the heading after or before the one at the top of the page. */
function stepHeading(by: 1 | -1): void {
  const body = document.getElementById('page-body');
  if (!body) return;
  const top = body.getBoundingClientRect().top + 24;
  const headings = [...body.querySelectorAll<HTMLElement>('[data-heading]')];
  const at = firstInOrder(headings, (heading) => heading.getBoundingClientRect().top > top);
  const isOn = Math.abs((headings[at - 1]?.getBoundingClientRect().top ?? 0) - body.getBoundingClientRect().top) < 24;
  const target = by === 1 ? headings[at] : headings[at - (isOn ? 2 : 1)];
  target?.scrollIntoView({ block: 'start' });
}
