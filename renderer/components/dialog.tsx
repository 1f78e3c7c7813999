import { useEffect, useId, useRef } from 'react';
import type { JSX, ReactNode } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something over the window that has to be answered or closed before the rest goes on. */
export function Dialog({ title, className = '', onClose, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    if (current === null || current.open) return;
    current.showModal();
    // The dialog takes the first control for itself; the one that is meant comes after the button that closes.
    current.querySelector<HTMLElement>('[data-begin]')?.focus();
  }, []);
  return (
    // The native dialog keeps the focus inside, closes on Escape and gives the focus back.
    <dialog
      ref={dialog}
      className={`overlay ${className}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="overlay-body">
        <header className="overlay-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="quiet-button" onClick={onClose}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
