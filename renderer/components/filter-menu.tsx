import { useEffect, useId, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { NOTE_KINDS } from '../../core/contract/kinds.ts';
import type { NoteKind } from '../../core/contract/notes.ts';
import type { Filters } from '../../core/contract/search.ts';
import { useKeys } from '../use-keys.ts';
import { sayKinds } from '../words/filters.ts';
import { DayField } from './day-field.tsx';
import { Icon } from './icon.tsx';

export interface FilterMenuProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** More choices, below the dates. */
  readonly children?: ReactNode;
}

/** Width of the open menu, in pixels; the style sheet says the same. */
const MENU_PX = 240;

/** A button that opens the filters: kinds of notes, from, to. */
export function FilterMenu({ filters, onChange, children }: FilterMenuProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [fits, setFits] = useState(true);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useKeys({ Escape: () => (isOpen ? setOpen(false) : false) }, { first: true, whileTyping: ['Escape'] });
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', onPointerDown);
    return () => window.removeEventListener('pointerdown', onPointerDown);
  }, []);
  return (
    <div ref={box} className="menu-anchor">
      <button
        type="button"
        className="chip chip-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setFits(fitsRight(box.current));
          setOpen(!isOpen);
        }}
      >
        <Icon name="plus" />
        Filter
      </button>
      {isOpen && (
        <div id={id} className={fits ? 'menu' : 'menu menu-end'} role="group" aria-label="Filters">
          <KindBoxes filters={filters} onChange={onChange} />
          <DateBox label="From" value={filters.from} onChange={(from) => onChange(withDate(filters, 'from', from))} />
          <DateBox label="To" value={filters.to} onChange={(to) => onChange(withDate(filters, 'to', to))} />
          {children}
        </div>
      )}
    </div>
  );
}

/** Whether the menu has room to the right of its button, inside the page. */
function fitsRight(anchor: HTMLElement | null): boolean {
  const page = anchor?.closest('.page-body')?.getBoundingClientRect();
  return !anchor || !page || anchor.getBoundingClientRect().left + MENU_PX + 8 < page.right;
}

function KindBoxes({ filters, onChange }: Omit<FilterMenuProps, 'children'>): JSX.Element {
  const chosen = filters.kind ?? [];
  const toggle = (kind: NoteKind): void => {
    const kinds = NOTE_KINDS.filter((known) => (known === kind ? !chosen.includes(kind) : chosen.includes(known)));
    const { kind: _former, ...rest } = filters;
    onChange(kinds.length === 0 ? rest : { ...rest, kind: kinds });
  };
  return (
    <fieldset>
      <legend>Kind of note</legend>
      {NOTE_KINDS.map((kind) => (
        <label key={kind} className="check">
          <input type="checkbox" checked={chosen.includes(kind)} onChange={() => toggle(kind)} />
          {sayKinds(kind)}
        </label>
      ))}
    </fieldset>
  );
}

interface DateBoxProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
}

function DateBox({ label, value, onChange }: DateBoxProps): JSX.Element {
  return (
    <div className="date-box">
      <span aria-hidden="true">{label}</span>
      <DayField label={label} value={value ?? ''} onChange={(day) => onChange(day || undefined)} />
    </div>
  );
}

function withDate(filters: Filters, key: 'from' | 'to', date: string | undefined): Filters {
  const { [key]: _former, ...rest } = filters;
  return date === undefined ? rest : { ...rest, [key]: date };
}
