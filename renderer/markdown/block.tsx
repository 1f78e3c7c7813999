import { useContext } from 'react';
import type { JSX, ReactNode } from 'react';
import type { Token, Tokens } from 'marked';
import { DateTag } from '../components/date-tag.tsx';
import { Icon } from '../components/icon.tsx';
import { Fence } from './fence.tsx';
import { isHardWrapped } from './hard-wrap.ts';
import { Inline } from './inline.tsx';
import { keyed } from '../keyed.ts';
import { known, placeBlocks, placeLines, placeRows } from './lex.ts';
import type { PlacedBlock } from './lex.ts';
import { headingSlug } from './links.ts';
import { ListBlock } from './list.tsx';
import { ReadingContext, useLine } from './reading.ts';
import { TableBlock } from './table.tsx';

/** Markdown blocks as React elements, each line knowing its number. */
export function Blocks({ blocks }: { readonly blocks: readonly PlacedBlock[] }): JSX.Element {
  return (
    <>
      {blocks.map((block) => (
        <Block key={`${block.line} ${block.token.type}`} block={block} />
      ))}
    </>
  );
}

/** The blocks inside a block: of a list item, of a quotation. */
export function InnerBlocks(props: { readonly tokens: readonly Token[]; readonly line: number }): JSX.Element {
  return <Blocks blocks={placeBlocks(props.tokens, props.line)} />;
}

/** One block. */
export function Block({ block: { token, line } }: { readonly block: PlacedBlock }): ReactNode {
  switch (token.type) {
    case 'heading':
      return <HeadingBlock token={token} line={line} />;
    case 'paragraph':
      return (
        <p className={isHardWrapped(token.raw) ? 'flowing' : undefined}>
          <Lines tokens={token.tokens} line={line} raw={token.raw} />
        </p>
      );
    case 'text':
      return <Lines tokens={token.tokens ?? [token]} line={line} raw={token.raw} />;
    case 'code':
      return <Fence token={token} line={line} />;
    case 'list':
      return <ListBlock token={token} line={line} />;
    case 'table':
      return <TableBlock token={token} line={line} />;
    case 'blockquote':
      return (
        <blockquote>
          <InnerBlocks tokens={token.tokens} line={line} />
        </blockquote>
      );
    case 'hr':
      return <hr />;
    case 'html':
      return <RawLines text={token.text} line={line} />;
    default:
      return <Inline tokens={known([token])} />;
  }
}

/** Inline text, a line of the note on a line of the page. */
function Lines(props: { readonly tokens: readonly Token[]; readonly line: number; readonly raw: string }): JSX.Element {
  const attributesOf = useLine();
  return (
    <>
      {keyed(placeLines(props.tokens, props.line, props.raw), () => 1).map(({ key, part }) => (
        <span key={key} {...attributesOf(part.line)}>
          <Inline tokens={part.tokens} />{' '}
        </span>
      ))}
    </>
  );
}

function RawLines({ text, line }: { readonly text: string; readonly line: number }): JSX.Element {
  const attributesOf = useLine();
  return (
    <p className="raw-html">
      {placeRows(text.replace(/\n+$/, ''), line).map((row) => (
        <span key={row.line} {...attributesOf(row.line)}>
          {row.text}
        </span>
      ))}
    </p>
  );
}

function HeadingBlock({ token, line }: { readonly token: Tokens.Heading; readonly line: number }): JSX.Element {
  const { dated } = useContext(ReadingContext);
  const attributesOf = useLine();
  // The page has its own first heading, so those of a note begin one level below it.
  const Tag = HEADING_TAGS[Math.min(token.depth, HEADING_TAGS.length) - 1] ?? 'h6';
  const section = dated.get(line);
  return (
    <Tag {...attributesOf(line, `note-h${token.depth}`)} data-heading={headingSlug(token.text)}>
      <span className="heading-text">
        <Inline tokens={known(token.tokens)} />
      </span>
      {section?.date && (
        <span className="heading-date">
          <DateTag date={section.date} origin={section.dateOrigin} />
          {section.warning && (
            <span className="warn" title={section.warning.message}>
              <Icon name="warning" />
              <span className="visually-hidden">{section.warning.message}</span>
            </span>
          )}
        </span>
      )}
    </Tag>
  );
}

const HEADING_TAGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;
