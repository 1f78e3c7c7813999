import type { JSX } from 'react';

/** Links of the web that stand with an alert, a page or a step; nothing without one. Each address once, under its last label. */
export function RunLinks(props: {
  readonly links: readonly { readonly label: string; readonly url: string }[];
}): JSX.Element | null {
  const labels = new Map(props.links.filter(({ url }) => /^https?:/.test(url)).map(({ label, url }) => [url, label]));
  if (labels.size === 0) return null;
  return (
    <p className="run-links">
      {[...labels].map(([url, label]) => (
        <a key={url} href={url} title={url} rel="noreferrer" target="_blank">
          {label}
        </a>
      ))}
    </p>
  );
}

/** A link as it is called beside others: a dashboard says that it is one. */
export function calledDashboard<T extends { readonly label: string; readonly isDashboard: boolean }>(link: T): T {
  return link.isDashboard ? { ...link, label: `${link.label} (dashboard)` } : link;
}
