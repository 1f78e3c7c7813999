import { useContext } from 'react';
import type { JSX, MouseEvent, ReactNode } from 'react';
import type { DeepLink } from '../../core/contract/deep-link.ts';
import { useClient } from '../client-context.ts';
import { nativeBridge } from '../native.ts';
import { formatRoute } from '../routes.ts';
import { openDeepLink, routeOf } from '../shell/deep-links.ts';
import { headingSlug, linkTarget } from './links.ts';
import { ReadingContext } from './reading.ts';

/** A link of a note: to another note, to the outside through the host, or refused and then only its words. */
export function NoteLink({ href, children }: { readonly href: string; readonly children: ReactNode }): JSX.Element {
  const { journal, path } = useContext(ReadingContext);
  const target = linkTarget(href, path);
  if (target.kind === 'refused') {
    return (
      <span className="refused-link" title={`Not opened: ${target.reason} (${href})`}>
        {children}
      </span>
    );
  }
  if (target.kind === 'note') {
    const { line, heading } = target;
    if (heading !== null && target.path === path) return <HeadingLink heading={heading}>{children}</HeadingLink>;
    const to = { journal, path: target.path, line, endLine: line, ...(heading === null ? {} : { heading }) };
    return <a href={formatRoute({ kind: 'note', ...to })}>{children}</a>;
  }
  if (target.kind === 'own') return <OwnLink link={target.link}>{children}</OwnLink>;
  return (
    <a
      href={target.url}
      target="_blank"
      rel="noopener noreferrer"
      title={target.url}
      onClick={(event) => openOutside(event, target.url)}
    >
      {children}
    </a>
  );
}

/** A link to a line or a search, as Daybook copies it. */
function OwnLink({ link, children }: { readonly link: DeepLink; readonly children: ReactNode }): JSX.Element {
  const client = useClient();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    openDeepLink(link, client);
  };
  return (
    <a href={formatRoute(routeOf(link))} onClick={open}>
      {children}
    </a>
  );
}

function HeadingLink({ heading, children }: { readonly heading: string; readonly children: ReactNode }): JSX.Element {
  const goThere = (event: MouseEvent): void => {
    const headings = document.querySelectorAll<HTMLElement>('#page-body [data-heading]');
    const found = [...headings].find((element) => element.dataset['heading'] === headingSlug(heading));
    found?.scrollIntoView({ block: 'start' });
    event.preventDefault();
  };
  return (
    <button type="button" className="link-button" onClick={goThere}>
      {children}
    </button>
  );
}

function openOutside(event: MouseEvent, url: string): void {
  const bridge = nativeBridge();
  if (bridge === null) return;
  event.preventDefault();
  void bridge.openExternal(url);
}
