import { useState } from 'react';
import type { JSX } from 'react';
import { Icon } from './icon.tsx';
import { tellUser } from './notices.ts';

/** How long the button says that it worked. */
const DONE_MS = 1_500;

/** Copies `text` exactly as it is; a function makes it when it is asked for. */
export function CopyButton(props: {
  readonly text: string | (() => string);
  readonly label?: string;
  readonly name: string;
  /** Hears that it is on the clipboard. */
  readonly onCopied?: () => void;
}): JSX.Element {
  const { text, label = 'Copy', name, onCopied } = props;
  const [isDone, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copyText(typeof text === 'string' ? text : text()))) return;
    onCopied?.();
    setDone(true);
    setTimeout(() => setDone(false), DONE_MS);
  };
  return (
    <button type="button" className="link-button copy" aria-label={name} onClick={() => void copy()}>
      <Icon name={isDone ? 'check' : 'copy'} />
      <span>{isDone ? 'Copied' : label}</span>
    </button>
  );
}

/** Puts text on the clipboard; false, after telling the user, when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  if (!done) tellUser('The browser did not allow copying. Select the text and copy it by hand.');
  return done;
}
