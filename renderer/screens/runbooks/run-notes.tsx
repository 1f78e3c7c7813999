import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { Run } from '../../../core/contract/oncall.ts';
import { keyed } from '../../keyed.ts';
import type { ChangeRun } from '../../oncall-queries.ts';
import { sayClock } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';

/** What one writes while working, with its time; and how often commands were copied. */
export function RunNotes(props: { readonly run: Run | null; readonly onChange: ChangeRun }): JSX.Element {
  const { run, onChange } = props;
  const [text, setText] = useState('');
  const id = useId();
  const notes = run?.notes ?? [];
  const copied = run?.copied.length ?? 0;
  return (
    <section className="run-notes" aria-label="Notes while working">
      <h2 className="phase">Notes while working</h2>
      <ul className="plain-list">
        {keyed(notes, () => 1).map(({ key, part: { at, text: said } }) => (
          <li key={key}>
            <time className="quiet numbers">{sayClock(new Date(at))}</time> {said}
          </li>
        ))}
      </ul>
      {copied > 0 && (
        <p className="quiet small">{sayCounted(copied, 'command')} copied; Daybook runs nothing itself.</p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const said = text.trim();
          if (said === '') return;
          // What was not kept can be sent again; what is typed by then stays behind it.
          onChange({ kind: 'note', text: said }, () => setText((typed) => (typed === '' ? said : `${said} ${typed}`)));
          setText('');
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          What happened, or what you saw
        </label>
        <input
          id={id}
          className="input"
          value={text}
          maxLength={2_000}
          placeholder="What happened, or what you saw"
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="button">
          Add
        </button>
      </form>
    </section>
  );
}
