import { useContext, useMemo } from 'react';
import type { JSX } from 'react';
import { VirtualRows } from '../components/virtual-rows.tsx';
import { ReadingContext, useLine } from './reading.ts';

/** Height of a line of plain text, in pixels; the style sheet says the same. */
const LINE_PX = 20;

/** Text that is not markdown, or too long for it: its lines, as they are. Only those in view are drawn. */
export function PlainLines({ text, firstLine }: { readonly text: string; readonly firstLine: number }): JSX.Element {
  const lines = useMemo(() => text.split('\n'), [text]);
  const { cited } = useContext(ReadingContext);
  const attributesOf = useLine();
  return (
    <VirtualRows
      items={lines}
      label="Lines of the note"
      rowPx={LINE_PX}
      className="plain-lines"
      focusable
      focusIndex={cited ? cited[0] - firstLine : -1}
      keyOf={(_, index) => index}
      render={(line, index) => (
        <code {...attributesOf(firstLine + index)}>
          {line}
          {'\n'}
        </code>
      )}
    />
  );
}
