import { useEffect, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import type { Captured } from '../../core/contract/facts.ts';
import { PreferencesSchema } from '../../core/contract/preferences.ts';
import { useClient } from '../client-context.ts';
import { Hint } from '../components/hint.tsx';
import { nativeBridge } from '../native.ts';
import { noteAddress } from '../routes.ts';
import { toRpcError } from '../rpc-error.ts';
import type { RpcError } from '../rpc-error.ts';
import { theme } from '../theme.ts';

/** How long it says where the text went, before the window goes away by itself. */
const SHOWN_MS = 4_000;

type State =
  | { readonly kind: 'writing'; readonly says: string }
  | { readonly kind: 'sending' }
  | { readonly kind: 'written'; readonly captured: Captured }
  | { readonly kind: 'failed'; readonly error: RpcError };

const WRITING: State = { kind: 'writing', says: '' };

/** One text for today's note: Enter puts it there, and says where that was. */
export function CaptureBox(): JSX.Element {
  const client = useClient();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [state, setState] = useState<State>(WRITING);
  const [heading, setHeading] = useState(() => PreferencesSchema.parse({}).captureHeading);
  useEffect(() => {
    const begin = (): void => {
      box.current?.focus();
      setState((now) => (now.kind === 'written' ? WRITING : now));
      client.call('preferences', {}).then(
        (kept) => {
          theme.set(kept.theme);
          return setHeading(kept.captureHeading);
        },
        (error: unknown) => setState({ kind: 'failed', error: toRpcError(error) }),
      );
    };
    begin();
    return nativeBridge()?.onMessage(({ kind }) => kind === 'capture' && begin());
  }, [client]);
  useEffect(() => {
    if (state.kind !== 'written') return undefined;
    const timer = setTimeout(putAway, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const send = (): void => {
    if (text.trim() === '' || state.kind === 'sending') return;
    setState({ kind: 'sending' });
    client.call('capture', { text, heading }).then(
      (captured) => {
        setText('');
        return setState({ kind: 'written', captured });
      },
      (error: unknown) => setState({ kind: 'failed', error: toRpcError(error) }),
    );
  };
  const takeBack = (captured: Captured): void => {
    client.call('undoCapture', { undo: captured.undo }).then(
      ({ path, removed }) => {
        box.current?.focus();
        const says = removed ? `${path} is gone again: it held nothing else.` : `Taken out of ${path} again.`;
        return setState({ kind: 'writing', says });
      },
      (error: unknown) => setState({ kind: 'failed', error: toRpcError(error) }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') putAway();
    else if (event.key === 'Enter' && !event.shiftKey && event.target === box.current) send();
    else return;
    event.preventDefault();
  };
  return (
    <main className="capture" onKeyDown={onKeyDown}>
      <h1 className="visually-hidden">Quick capture</h1>
      <textarea
        ref={box}
        className="input capture-text"
        aria-label="Text for today’s note"
        placeholder="For today’s note"
        value={text}
        rows={3}
        spellCheck
        autoFocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (state.kind !== 'sending') setState(WRITING);
        }}
      />
      <CaptureFoot state={state} heading={heading} onUndo={takeBack} />
    </main>
  );
}

interface CaptureFootProps {
  readonly state: State;
  readonly heading: string;
  readonly onUndo: (captured: Captured) => void;
}

function CaptureFoot({ state, heading, onUndo }: CaptureFootProps): JSX.Element {
  switch (state.kind) {
    case 'writing':
      return (
        <p className="capture-foot quiet" role="status">
          <span>{state.says === '' ? `Under “${heading}” of today’s note` : state.says}</span>
          <span className="capture-keys">
            <kbd>↵</kbd> write <kbd>Esc</kbd> put away
          </span>
        </p>
      );
    case 'sending':
      return (
        <p className="capture-foot quiet" role="status">
          Writing
        </p>
      );
    case 'written': {
      const { captured } = state;
      const { journal, path, line } = captured;
      const open = (): void => {
        void nativeBridge()?.showAddress(noteAddress({ journal, path, line, endLine: line }));
        putAway();
      };
      return (
        <p className="capture-foot" role="status">
          <span>
            Written into <span className="path">{path}</span>, under “{captured.heading}”
          </span>
          <button type="button" className="link-button" onClick={() => onUndo(captured)}>
            Undo
          </button>
          <button type="button" className="link-button" onClick={open}>
            Open
          </button>
        </p>
      );
    }
    case 'failed':
      return (
        <p className="capture-foot capture-problem" role="alert">
          {state.error.message} <Hint text={state.error.hint} /> What you typed is still here.
        </p>
      );
  }
}

function putAway(): void {
  void nativeBridge()?.hideCapture();
}
