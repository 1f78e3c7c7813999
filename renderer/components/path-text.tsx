import type { JSX } from 'react';

/**
 * A path where there may be no room for it: its first folders give way before the name of its file does. It is one text,
 * so that it is read out, found and copied as one.
 */
export function PathText(props: {
  readonly path: string;
  readonly line?: number;
  /** What else is said of the place when the mouse rests on it. */
  readonly title?: string;
  readonly className?: string;
}): JSX.Element {
  const { path, line, title = path, className = '' } = props;
  return (
    <span className={`path path-fit ${className}`.trim()} title={title}>
      <bdi dir="ltr">{line === undefined ? path : `${path}:${line}`}</bdi>
    </span>
  );
}
