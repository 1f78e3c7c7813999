import { useEffect, useId, useRef, useState } from 'react';
import type { JSX } from 'react';
import { keyed } from '../keyed.ts';
import { sayCounted } from '../words/number.ts';
import { textOf } from './merge-texts.ts';
import type { Choice, Region } from './merge-texts.ts';

export interface ConflictViewProps {
  readonly regions: readonly Region[];
  /** What the other side is: "On the disk". */
  readonly other: string;
  readonly onResolve: (text: string) => void;
}

const CHOICES: readonly Choice[] = ['mine', 'theirs', 'both'];

function sayChoice(choice: Choice, other: string): string {
  return choice === 'mine' ? 'Mine' : choice === 'both' ? 'Both' : other;
}

/** Lines around a place that differs, to know it by. */
const CONTEXT = 3;

/** Two texts of one note side by side, with a choice for each place where they differ. Nothing is written before. */
export function ConflictView({ regions, other, onResolve }: ConflictViewProps): JSX.Element {
  const places = regions.filter(({ kind }) => kind === 'differs').length;
  const none = Array.from({ length: places }, (): Choice | null => null);
  const [chosen, setChosen] = useState({ regions, choices: none });
  // What was chosen for other texts says nothing about these.
  const choices = chosen.regions === regions ? chosen.choices : none;
  const setChoices = (next: typeof choices): void => setChosen({ regions, choices: next });
  const open = choices.filter((choice) => choice === null).length;
  const view = useRef<HTMLElement>(null);
  // The editor that had the focus is gone. The next Tab leads to the choices, and what is typed on chooses none.
  useEffect(() => view.current?.focus(), []);
  const chooseAll = (choice: Choice): void => setChoices(choices.map(() => choice));
  return (
    <section ref={view} className="conflict" aria-label="Two texts of this note" tabIndex={-1}>
      <header className="conflict-head">
        <div>
          <p className="strong">This note was changed in two places at once</p>
          <p className="quiet">
            {places === 1 ? '1 place differs' : `${places} places differ`}. Choose what to keep; until then the file
            stays as it is.
          </p>
        </div>
        <span className="conflict-actions">
          <span className="quiet">All places:</span>
          {CHOICES.map((choice) => (
            <button key={choice} type="button" className="button" onClick={() => chooseAll(choice)}>
              {sayChoice(choice, other)}
            </button>
          ))}
          <button
            type="button"
            className="button primary"
            disabled={open > 0}
            onClick={() =>
              onResolve(
                textOf(
                  regions,
                  choices.map((choice) => choice ?? 'both'),
                ),
              )
            }
          >
            {open > 0 ? `${open} to choose` : 'Keep this'}
          </button>
        </span>
      </header>
      <div className="conflict-columns strong" aria-hidden="true">
        <span>Mine</span>
        <span>{other}</span>
      </div>
      {keyed(regions, lengthOf).map(({ key, part }, index) => {
        if (part.kind === 'same') return <Same key={key} lines={part.lines} at={edgeOf(index, regions.length)} />;
        const at = regions.slice(0, index).filter(({ kind }) => kind === 'differs').length;
        return (
          <Place
            key={key}
            number={at + 1}
            region={part}
            other={other}
            chosen={choices[at] ?? null}
            onChoose={(choice) => setChoices(choices.with(at, choice))}
          />
        );
      })}
    </section>
  );
}

function lengthOf(region: Region): number {
  return region.kind === 'same' ? region.lines.length : region.mine.length + region.theirs.length;
}

type Edge = 'start' | 'end' | 'middle';

function edgeOf(index: number, count: number): Edge {
  return index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
}

function Same({ lines, at }: { readonly lines: readonly string[]; readonly at: Edge }): JSX.Element {
  const before = at === 'start' ? [] : lines.slice(0, CONTEXT);
  const after = at === 'end' ? [] : lines.slice(Math.max(lines.length - CONTEXT, before.length));
  const left = lines.length - before.length - after.length;
  return (
    <div className="conflict-same">
      {before.length > 0 && <pre>{before.join('\n')}</pre>}
      {left > 0 && <p className="quiet small">{sayCounted(left, 'line')} the same</p>}
      {after.length > 0 && <pre>{after.join('\n')}</pre>}
    </div>
  );
}

interface PlaceProps {
  readonly number: number;
  readonly region: Extract<Region, { kind: 'differs' }>;
  readonly other: string;
  readonly chosen: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

function Place({ number, region, other, chosen, onChoose }: PlaceProps): JSX.Element {
  const name = useId();
  const side = (lines: readonly string[], isKept: boolean): JSX.Element => (
    <pre className={isKept ? 'conflict-side kept' : 'conflict-side'}>
      {lines.length === 0 ? <span className="quiet">nothing here</span> : lines.join('\n')}
    </pre>
  );
  return (
    <fieldset className="conflict-place">
      <legend className="visually-hidden">Place {number}</legend>
      <div className="conflict-columns">
        {side(region.mine, chosen === 'mine' || chosen === 'both')}
        {side(region.theirs, chosen === 'theirs' || chosen === 'both')}
      </div>
      <p className="conflict-choices">
        {CHOICES.map((choice) => (
          <label key={choice} className="check">
            <input type="radio" name={name} checked={chosen === choice} onChange={() => onChoose(choice)} />
            {sayChoice(choice, other)}
          </label>
        ))}
      </p>
    </fieldset>
  );
}
