import { firstInOrder } from './first-in-order.ts';

/** Links of the page that the arrow keys go through, in their order. */
const STEPS = '#page-body [data-step]';

/** Moves the focus to the next or former link of the page; from nowhere to the first one in view. */
export function stepLinks(by: 1 | -1): boolean | void {
  const links = [...document.querySelectorAll<HTMLElement>(STEPS)];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? links[firstInView(links)] : links[at + by];
  if (next === undefined) return links.length > 0 ? undefined : false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function firstInView(links: readonly HTMLElement[]): number {
  const top = document.getElementById('page-body')?.getBoundingClientRect().top ?? 0;
  const at = firstInOrder(links, (link) => link.getBoundingClientRect().top >= top);
  return at === links.length ? 0 : at;
}
