import type { JSX } from 'react';
import { noteAddress } from '../routes.ts';
import { folderName } from '../words/filters.ts';

/** Where something stands; opens the note there. */
export function PlaceLink(props: {
  readonly at: {
    readonly journal: string;
    readonly path: string;
    readonly line: number;
    readonly endLine?: number | undefined;
  };
  /** True where there is no room for the folders; they stand in the title. */
  readonly isShort?: boolean;
}): JSX.Element {
  const { journal, path, line, endLine } = props.at;
  return (
    <a className="path" title={path} href={noteAddress({ journal, path, line, endLine })}>
      {props.isShort ? folderName(path) : path}:{line}
    </a>
  );
}
