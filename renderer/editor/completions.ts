import { autocompletion, closeCompletion, completionStatus } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { CompleteRequest } from '../../core/contract/editing.ts';
import type { Client } from '../client.ts';

/** What the editor calls when one is chosen. */
type Applied = Parameters<Extract<Completion['apply'], (...all: never[]) => void>>;

interface Sign {
  readonly kind: CompleteRequest['kind'];
  readonly before: RegExp;
  /** What stands before what is typed, and after what is chosen. */
  readonly open: string;
  readonly close: string;
}

const SIGNS: readonly Sign[] = [
  { kind: 'note', before: /\[\[([^[\]\n|]{0,80})$/, open: '[[', close: ']]' },
  { kind: 'person', before: /(?:^|[\s(*_>])@([\p{L}\p{N}_.-]{0,40})$/u, open: '@', close: '' },
  { kind: 'tag', before: /(?:^|[\s(])#([\p{L}_][\p{L}\p{N}_/-]{0,40})$/u, open: '#', close: '' },
];

/** Every key begins to look for suggestions; Escape right after it closes nothing that anybody saw, and means the text. */
const escapeMeansText = Prec.highest(
  keymap.of([
    {
      key: 'Escape',
      run(view) {
        if (completionStatus(view.state) === 'pending') closeCompletion(view);
        return false;
      },
    },
  ]),
);

/** What may follow `[[`, `@` and `#`, as the index has it. */
export function completions(client: Pick<Client, 'call'>): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    for (const sign of SIGNS) {
      const typed = sign.before.exec(before)?.[1];
      if (typed === undefined) continue;
      const stop = new AbortController();
      context.addEventListener('abort', () => stop.abort());
      // Without suggestions the note can be written all the same.
      const answer = await client.call('complete', { kind: sign.kind, text: typed }, stop.signal).catch(() => null);
      return answer === null ? null : resultOf(sign, { from: context.pos - typed.length, items: answer.items });
    }
    return null;
  };
  return [escapeMeansText, autocompletion({ override: [source], icons: false, maxRenderedOptions: 40 })];
}

function resultOf(
  { kind, close }: Sign,
  found: { readonly from: number; readonly items: readonly { name: string; title: string; detail: string }[] },
): CompletionResult {
  return {
    from: found.from,
    filter: false,
    options: found.items.map(({ name, title, detail }) => ({
      label: title,
      detail,
      apply: (...[view, , from, to]: Applied) => {
        const isClosed = close !== '' && view.state.sliceDoc(to, to + close.length) === close;
        // A person's whole name is one word in a handle.
        const insert = kind === 'person' ? name.replaceAll(/\s+/g, '.') : name;
        const end = from + insert.length + close.length;
        view.dispatch({
          changes: { from, to: isClosed ? to + close.length : to, insert: insert + close },
          selection: { anchor: end },
          userEvent: 'input.complete',
        });
      },
    })),
  };
}
