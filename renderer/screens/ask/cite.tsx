import type { JSX } from 'react';
import type { Citation } from '../../../core/contract/ask.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { HoverCard } from '../../components/hover-card.tsx';
import { MarkedText } from '../../components/marked-text.tsx';
import { readableExcerpt } from '../../components/readable-excerpt.ts';
import { noteAddress } from '../../routes.ts';
import { citedNumber } from './cited-number.ts';

const PREVIEW_PX = { width: 380, height: 200 } as const;

/** A numbered chip that opens the cited lines, and shows them while it is pointed at or focused. */
export function Cite({ n, citation }: { readonly n: number; readonly citation: Citation | undefined }): JSX.Element {
  if (!citation) return <span className="cite">{n}</span>;
  return (
    <HoverCard
      roomPx={PREVIEW_PX}
      card={<CitePreview citation={citation} />}
      onShown={(isShown) => citedNumber.set(isShown ? n : null)}
    >
      {(anchor) => (
        <a
          className="cite"
          href={noteAddress(citation)}
          aria-label={`Citation ${n}: ${citation.path}, line ${citation.line}`}
          {...anchor}
        >
          {n}
        </a>
      )}
    </HoverCard>
  );
}

function CitePreview({ citation }: { readonly citation: Citation }): JSX.Element {
  return (
    <>
      <span className="preview-head">
        <span className="path">
          {citation.path}:{citation.line}
        </span>
        {citation.date && <DateTag date={citation.date} short age />}
      </span>
      {citation.headings.length > 0 && <span className="preview-where">{citation.headings.join(' › ')}</span>}
      <span className="preview-quote">
        <MarkedText {...readableExcerpt(citation.quote, [])} />
      </span>
    </>
  );
}
