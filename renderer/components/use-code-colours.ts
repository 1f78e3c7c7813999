import { useEffect } from 'react';
import type { RefObject } from 'react';
import { tellProblem } from './notices.ts';

/** Colours the code of a note once it stands; what does that is loaded when there is code to colour. */
export function useCodeColours(body: RefObject<HTMLElement | null>, key: string): void {
  useEffect(() => {
    const { current } = body;
    if (key === '' || current === null || !('highlights' in CSS)) return undefined;
    if (current.querySelector('code[data-lang]') === null) return undefined;
    let isGone = false;
    let clear = (): void => undefined;
    import('../markdown/code-colours.ts').then(
      ({ paintCode }) => {
        if (!isGone) clear = paintCode(current);
        return null;
      },
      (error: unknown) => tellProblem('Code is shown without colours.', error),
    );
    return () => {
      isGone = true;
      clear();
    };
  }, [body, key]);
}
