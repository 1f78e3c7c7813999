import { useId, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { Citation } from '../../../core/contract/ask.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { noteAddress } from '../../routes.ts';
import { useKeys } from '../../use-keys.ts';
import { citedNumber } from './cited-number.ts';

/** Room that a preview needs below its chip, in pixels; else it stands above. */
const PREVIEW_PX = { width: 380, height: 200 } as const;

/** A numbered chip that opens the cited lines, and shows them while it is pointed at or focused. */
export function Cite({ n, citation }: { readonly n: number; readonly citation: Citation | undefined }): JSX.Element {
  const id = useId();
  const chip = useRef<HTMLAnchorElement>(null);
  const [at, setAt] = useState<DOMRect | null>(null);
  const show = (): void => {
    setAt(chip.current?.getBoundingClientRect() ?? null);
    citedNumber.set(n);
  };
  const hide = (): void => {
    setAt(null);
    citedNumber.set(null);
  };
  useKeys({ Escape: () => (at === null ? false : hide()) }, { first: true });
  if (!citation) return <span className="cite">{n}</span>;
  return (
    <>
      <a
        ref={chip}
        className="cite"
        href={noteAddress(citation)}
        aria-label={`Citation ${n}: ${citation.path}, line ${citation.line}`}
        aria-describedby={at ? id : undefined}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
      >
        {n}
      </a>
      {at && <CitePreview id={id} at={at} citation={citation} />}
    </>
  );
}

function CitePreview(props: { readonly id: string; readonly at: DOMRect; readonly citation: Citation }): JSX.Element {
  const { id, at, citation } = props;
  const left = Math.max(8, Math.min(at.left - 12, window.innerWidth - PREVIEW_PX.width - 16));
  const below = at.bottom + 6 + PREVIEW_PX.height < window.innerHeight;
  return (
    <span
      id={id}
      role="tooltip"
      className="preview"
      style={below ? { left, top: at.bottom + 6 } : { left, bottom: window.innerHeight - at.top + 6 }}
    >
      <span className="preview-head">
        <span className="path">
          {citation.path}:{citation.line}
        </span>
        {citation.date && <DateTag date={citation.date} short age />}
      </span>
      {citation.headings.length > 0 && <span className="preview-where">{citation.headings.join(' › ')}</span>}
      <span className="preview-quote">{citation.quote}</span>
    </span>
  );
}
