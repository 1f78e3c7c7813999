import type { JSX } from 'react';

/** A path where there may be no room for it: its folders give way before the name of its file does. */
export function PathText(props: {
  readonly path: string;
  readonly line?: number;
  /** What else is said of the place when the mouse rests on it. */
  readonly title?: string;
  readonly className?: string;
}): JSX.Element {
  const { path, line, title = path, className = '' } = props;
  const cut = path.lastIndexOf('/');
  return (
    <span className={`path path-fit ${className}`.trim()} title={title}>
      {cut > 0 && <span className="path-folders">{path.slice(0, cut)}</span>}
      <span className="path-file">
        {cut > 0 ? path.slice(cut) : path}
        {line !== undefined && `:${line}`}
      </span>
    </span>
  );
}
