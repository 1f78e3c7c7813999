import { useContext } from 'react';
import type { JSX, MouseEvent, ReactNode } from 'react';
import type { DeepLink } from '../../core/contract/deep-link.ts';
import { useClient } from '../client-context.ts';
import { tellUser } from '../components/notices.ts';
import { nativeBridge } from '../native.ts';
import { navigate } from '../navigation.ts';
import { formatRoute } from '../routes.ts';
import { openDeepLink, routeOf } from '../shell/deep-links.ts';
import { headingSlug, linkTarget } from './links.ts';
import { ReadingContext } from './reading.ts';

/** A link of a note: to another note, to the outside through the host, or refused and then only its words. */
export function NoteLink({ href, children }: { readonly href: string; readonly children: ReactNode }): JSX.Element {
  const { journal, path, missing } = useContext(ReadingContext);
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
    return (
      <a href={formatRoute({ kind: 'note', ...to })} {...missingMark(target.path, missing)}>
        {children}
      </a>
    );
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

/** How a link that leads to no note looks, and what it says when pointed at. */
export function missingMark(
  name: string,
  missing: ReadonlyMap<string, string | null>,
): { readonly className?: string; readonly title?: string } {
  const newPath = missing.get(name);
  if (newPath === undefined) return {};
  const title =
    newPath === null ? `There is no note “${name}”` : `There is no note “${name}” yet: open it to write one`;
  return { className: 'missing-link', title };
}

/** A link to a heading of the same note. */
export function HeadingLink(props: { readonly heading: string; readonly children: ReactNode }): JSX.Element {
  const { heading, children } = props;
  const { journal, path, headings } = useContext(ReadingContext);
  const slug = headingSlug(heading);
  const isMissing = headings !== null && !headings.has(slug) && !headings.has(slug.replace(NTH, ''));
  const says = `This note has no heading “${heading}”`;
  const goThere = ({ currentTarget }: MouseEvent): void => {
    const found = headingElement(currentTarget.closest('.note-body'), slug);
    if (found !== null) {
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: 'start' });
    } else if (isMissing) tellUser(`${says}.`);
    else navigate({ kind: 'note', journal, path, line: null, endLine: null, heading });
  };
  return (
    <button
      type="button"
      className={`link-button heading-link${isMissing ? ' missing-link' : ''}`}
      title={isMissing ? says : undefined}
      onClick={goThere}
    >
      {children}
    </button>
  );
}

/** Renderers number headings of the same words: `setup`, `setup-1`. */
const NTH = /-(\d+)$/;

function headingElement(body: Element | null, slug: string): HTMLElement | null {
  const all = [...(body?.querySelectorAll<HTMLElement>('[data-heading]') ?? [])];
  const called = (name: string): HTMLElement[] => all.filter((element) => element.dataset['heading'] === name);
  const nth = Number(NTH.exec(slug)?.[1] ?? 0);
  return called(slug)[0] ?? called(slug.replace(NTH, ''))[nth] ?? null;
}

function openOutside(event: MouseEvent, url: string): void {
  const bridge = nativeBridge();
  if (bridge === null) return;
  event.preventDefault();
  void bridge.openExternal(url);
}
