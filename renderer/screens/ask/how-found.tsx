import type { JSX } from 'react';
import type { Answer } from '../../../core/contract/ask.ts';
import type { Passage, Why } from '../../../core/contract/search.ts';
import { noteAddress } from '../../routes.ts';
import { sayTook } from '../../words/duration.ts';
import { sayCount } from '../../words/number.ts';
import type { AskState, RemovedSentence } from './ask-state.ts';

const RETRIEVER_WORDS: Readonly<Record<Why['retriever'], string>> = {
  exact: 'exact',
  lexical: 'words',
  note: 'words of the whole note',
  vector: 'meaning',
  rerank: 'read again',
};

/** The stages with their times, why each passage was chosen, and what the check took out. */
export function HowFound({ state }: { readonly state: AskState }): JSX.Element {
  const { answer, removed, passages } = state;
  return (
    <section className="how-found" aria-label="How this was found">
      {answer && <Stages answer={answer} />}
      {passages.length > 0 && <PassageTable passages={passages} />}
      {removed.length > 0 && <Removed removed={removed} />}
    </section>
  );
}

function Stages({ answer }: { readonly answer: Answer }): JSX.Element {
  const { ms, tokens } = answer;
  const generated = tokens.prompt + tokens.completion > 0;
  const rows: readonly (readonly [string, string])[] = [
    ['Retrieve', sayTook(ms.retrieve)],
    ...(ms.rerank > 0 ? [['Rerank', sayTook(ms.rerank)] as const] : []),
    ...(generated
      ? [['First token', sayTook(ms.firstToken)] as const, ['Generate', sayTook(ms.generate)] as const]
      : []),
    ...(generated ? [['Verify', sayTook(ms.verify)] as const] : []),
    ['Total', sayTook(ms.total)],
    ['Phrased by', answer.model ?? 'nobody: the notes’ own words'],
    ...(generated
      ? [['Tokens', `${sayCount(tokens.prompt)} read, ${sayCount(tokens.completion)} written`] as const]
      : []),
  ];
  return (
    <dl className="stages">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PassageTable({ passages }: { readonly passages: readonly Passage[] }): JSX.Element {
  return (
    <table className="found-table">
      <caption>Passages, best first</caption>
      <thead>
        <tr>
          <th scope="col">Passage</th>
          <th scope="col">Found by</th>
          <th scope="col" className="align-right">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {passages.map((passage) => (
          <tr key={`${passage.journal} ${passage.path} ${passage.line} ${passage.rank}`}>
            <td>
              <a className="path" href={noteAddress(passage)}>
                {passage.path}:{passage.line}
              </a>
            </td>
            <td>{passage.why.map(sayWhy).join(', ')}</td>
            <td className="numbers align-right">{passage.score.toPrecision(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Removed({ removed }: { readonly removed: readonly RemovedSentence[] }): JSX.Element {
  return (
    <div>
      <h2>Removed by the check</h2>
      <ul className="removed">
        {removed.map(({ text, reason }) => (
          <li key={text}>
            <del>{text}</del> <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function sayWhy({ retriever, rank }: Why): string {
  return `${RETRIEVER_WORDS[retriever]} #${rank}`;
}
