import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { JSX } from 'react';
import { ClientContext } from '../client-context.ts';
import type { Client } from '../client.ts';
import { toRpcError } from '../rpc-error.ts';
import { ReadingContext } from './reading.ts';

export interface NotePictureProps {
  readonly href: string;
  /** What stands for it where it cannot be seen. */
  readonly words: string;
}

/** A picture of a note: a file of the journal is shown, one of the web is only named. */
export function NotePicture({ href, words }: NotePictureProps): JSX.Element {
  const { path } = useContext(ReadingContext);
  const client = useContext(ClientContext);
  const isRemote = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href);
  if (client !== null && path !== '' && !isRemote) return <JournalPicture client={client} href={href} words={words} />;
  return (
    <span className="image" title={`Pictures of the web are not loaded: ${href}`}>
      {words || href}
    </span>
  );
}

function JournalPicture({ client, href, words }: NotePictureProps & { readonly client: Client }): JSX.Element {
  const { journal, path } = useContext(ReadingContext);
  const { data, isError, error } = useQuery({
    queryKey: ['picture', journal, path, href],
    queryFn: ({ signal }) => client.call('picture', { ...(journal ? { journal } : {}), path, link: href }, signal),
    retry: false,
  });
  if (data?.kind === 'picture') {
    return <img className="picture" src={`data:${data.type};base64,${data.data}`} alt={words || href} />;
  }
  const why = data?.problem ?? (isError ? toRpcError(error).message : 'Loading');
  return (
    <span className="image" title={why}>
      {words || href}
    </span>
  );
}
