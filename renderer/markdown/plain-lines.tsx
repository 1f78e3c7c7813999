import { useMemo } from 'react';
import type { JSX } from 'react';
import { VirtualRows } from '../components/virtual-rows.tsx';
import { useLine } from './reading.ts';

/** Height of a line of plain text, in pixels; the style sheet says the same. */
const LINE_PX = 20;

/** Text that is not markdown, or too long for it: its lines, as they are. Only those in view are drawn. */
export function PlainLines(props: {
  readonly text: string;
  readonly firstLine: number;
  /** The line that has to be seen; null for none. */
  readonly line: number | null;
}): JSX.Element {
  const { text, firstLine, line: shown } = props;
  const lines = useMemo(() => text.split('\n'), [text]);
  const attributesOf = useLine();
  return (
    <VirtualRows
      items={lines}
      label="Lines of the note"
      rowPx={LINE_PX}
      className="plain-lines"
      focusable
      focusIndex={shown === null ? -1 : shown - firstLine}
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
