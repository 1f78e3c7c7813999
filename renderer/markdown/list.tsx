import type { JSX } from 'react';
import type { Tokens } from 'marked';
import { InnerBlocks } from './block.tsx';

/** A list of any depth; each item begins on its own line of the note. */
export function ListBlock({ token, line }: { readonly token: Tokens.List; readonly line: number }): JSX.Element {
  const items = placeItems(token.items, line).map(({ item, line: at }) => (
    <li key={at} className={item.task ? 'task' : undefined}>
      <InnerBlocks tokens={item.tokens} line={at} />
    </li>
  ));
  if (!token.ordered) return <ul>{items}</ul>;
  return <ol start={token.start === '' ? 1 : token.start}>{items}</ol>;
}

function placeItems(items: readonly Tokens.ListItem[], firstLine: number) {
  let line = firstLine;
  return items.map((item) => {
    const placed = { item, line };
    line += item.raw.split('\n').length - 1;
    return placed;
  });
}
