import { useState } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { startIndexing } from '../../index-run.ts';

/** Builds the index again from nothing; asks once, because it takes a while. */
export function RebuildButton({ disabled }: { readonly disabled: boolean }): JSX.Element {
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" className="button" disabled={disabled} onClick={() => setAsking(true)}>
        Build again…
      </button>
    );
  }
  return (
    <span className="confirm" role="group" aria-label="Build the index again">
      <span>Throw the index away and build it again from the notes? Your notes are not touched.</span>
      <button
        type="button"
        className="button"
        autoFocus
        onClick={() => {
          setAsking(false);
          startIndexing(client, { fresh: true });
        }}
      >
        Build again
      </button>
      <button type="button" className="link-button" onClick={() => setAsking(false)}>
        Keep it
      </button>
    </span>
  );
}
