import type { EditorView } from '@codemirror/view';
import { useState } from 'react';
import type { JSX } from 'react';
import { frontMatterOf, frontValue, shownValue } from './front-matter.ts';
import type { FrontField } from './front-matter.ts';

/** The front matter as fields; each one changes its own value in the text and nothing else. */
export function FrontMatterForm({
  view,
  onText,
}: {
  readonly view: EditorView;
  readonly onText: () => void;
}): JSX.Element | null {
  const front = frontMatterOf(view.state.doc);
  if (front === null) return null;
  const add = (name: string): void =>
    view.dispatch({
      changes: { from: view.state.doc.line(front.lastLine).from, insert: `${name}: \n` },
      userEvent: 'input',
    });
  return (
    <section className="front-form" aria-label="Front matter">
      {front.fields.map((field) => (
        <FieldRow key={field.name} field={field} view={view} onText={onText} />
      ))}
      <NewField names={front.fields.map(({ name }) => name)} onAdd={add} />
    </section>
  );
}

interface FieldRowProps {
  readonly field: FrontField;
  readonly view: EditorView;
  readonly onText: () => void;
}

function FieldRow({ field, view, onText }: FieldRowProps): JSX.Element {
  const { name, value, from, to, isPlain } = field;
  if (!isPlain) {
    return (
      <div className="front-row">
        <span className="quiet">{name}</span>
        <button type="button" className="link-button front-complex" onClick={onText}>
          has several lines: change it as text
        </button>
      </div>
    );
  }
  return (
    <label className="front-row">
      <span className="quiet">{name}</span>
      <input
        className="input"
        defaultValue={shownValue(value)}
        key={value}
        readOnly={view.state.readOnly}
        onBlur={(event) => {
          const insert = frontValue(event.currentTarget.value, value);
          if (insert !== value) view.dispatch({ changes: { from, to, insert }, userEvent: 'input' });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
}

function NewField(props: { readonly names: readonly string[]; readonly onAdd: (name: string) => void }): JSX.Element {
  const [name, setName] = useState('');
  const clean = name.trim();
  const isTaken = props.names.includes(clean);
  const isName = /^[\p{L}_][\p{L}\p{N} _-]*$/u.test(clean);
  return (
    <form
      className="front-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isName || isTaken) return;
        props.onAdd(clean);
        setName('');
      }}
    >
      <input
        className="input"
        aria-label="Name of a new field"
        placeholder="New field"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <span>
        <button type="submit" className="button" disabled={!isName || isTaken}>
          Add
        </button>
        {isTaken && <span className="quiet small"> there is one already</span>}
      </span>
    </form>
  );
}
