const OPEN = '<![CDATA[';
const CLOSE = ']]>';

/**
 * Passes XML through in parts, and leaves out what a CDATA section has beyond `most` characters. The parser holds a section
 * until it ends: one of a gigabyte would be more than a string can be.
 */
export function boundedCdata(most: number): (part: string) => string {
  let isInside = false;
  let kept = 0;
  let held = '';
  return (part) => {
    const text = held + part;
    let passed = '';
    let at = 0;
    for (;;) {
      const mark = isInside ? CLOSE : OPEN;
      const found = text.indexOf(mark, at);
      // The mark may go on in the next part.
      const end = found === -1 ? Math.max(at, text.length - (mark.length - 1)) : found;
      const piece = text.slice(at, isInside ? Math.min(end, at + Math.max(0, most - kept)) : end);
      passed += piece;
      kept += isInside ? piece.length : 0;
      at = end;
      if (found === -1) break;
      passed += mark;
      at += mark.length;
      isInside = !isInside;
      kept = 0;
    }
    held = text.slice(at);
    return passed;
  };
}
