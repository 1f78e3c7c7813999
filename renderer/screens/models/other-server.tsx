import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { z } from 'zod';
import type { Output } from '../../../core/contract.ts';
import { useClient } from '../../client-context.ts';
import { Icon } from '../../components/icon.tsx';
import { Problem } from '../../components/problem.tsx';
import { keptStore } from '../../kept.ts';
import { useEndpoints } from '../../queries.ts';
import { toRpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';
import { Endpoint } from './endpoint-view.tsx';

/** What was typed last: a server that is not in use today may be tomorrow. */
const typedServer = keptStore('daybook.server', z.string().max(2_000), '');

/** A model server at an address that the user types: looked at and tested at once. Another machine is asked after a yes. */
export function OtherServer(): JSX.Element {
  const client = useClient();
  const id = useId();
  const kept = useStore(typedServer);
  const [address, setAddress] = useState(kept);
  const look = useMutation({
    mutationFn: (input: { readonly address: string; readonly otherMachine: boolean }) =>
      client.call('lookAtServer', input),
    onSuccess: (_, input) => typedServer.set(input.address),
  });
  const asks = look.isError && toRpcError(look.error).code === 'forbidden' && look.variables.address === address.trim();
  const ask = (otherMachine: boolean): void => look.mutate({ address: address.trim(), otherMachine });
  return (
    <div className="other-server">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== '' && !look.isPending) ask(false);
        }}
      >
        <label htmlFor={id}>A server at another address</label>
        <input
          id={id}
          className="input"
          placeholder="http://127.0.0.1:8000"
          value={address}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            // What was said is about another address.
            if (!look.isPending) look.reset();
          }}
        />
        <button type="submit" className="button" disabled={look.isPending || address.trim() === ''}>
          {look.isPending ? 'Looking' : 'Look and test'}
        </button>
      </form>
      {asks && <OtherMachine error={look.error} onYes={() => ask(true)} onNo={() => look.reset()} />}
      {look.isError && !asks && <Problem title="This server cannot be used" error={look.error} />}
      {look.data && <Found look={look.data} />}
    </div>
  );
}

function Found({ look }: { readonly look: Output<'lookAtServer'> }): JSX.Element | null {
  const { endpoint, model } = look;
  const listed = useEndpoints().data?.find(({ url, active }) => url === endpoint.url && active !== null);
  // The server in use stands above.
  if (listed !== undefined) return null;
  const [first, ...others] = endpoint.models;
  const tested = model ?? (others.length === 0 ? first : null);
  const models = model === null || endpoint.models.includes(model) ? endpoint.models : [model, ...endpoint.models];
  return (
    <ul className="models" aria-label="The server at this address" role="list">
      <Endpoint key={endpoint.url} endpoint={{ ...endpoint, models }} tested={tested ?? null} />
    </ul>
  );
}

function OtherMachine(props: {
  readonly error: unknown;
  readonly onYes: () => void;
  readonly onNo: () => void;
}): JSX.Element {
  const { message, hint } = toRpcError(props.error);
  return (
    <div className="note-box" role="alert">
      <p className="strong">
        <Icon name="warning" /> {message}
      </p>
      <p>{hint}</p>
      <p className="panel-actions">
        <button type="button" className="button" onClick={props.onYes}>
          Ask it which models it has
        </button>
        <button type="button" className="link-button" onClick={props.onNo}>
          Leave it
        </button>
      </p>
    </div>
  );
}
