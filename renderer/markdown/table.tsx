import type { JSX } from 'react';
import type { Tokens } from 'marked';
import { keyed } from '../keyed.ts';
import { Inline } from './inline.tsx';
import { known } from './lex.ts';
import { useLine } from './reading.ts';

/** A table that scrolls by itself when it is wider than the page. */
export function TableBlock({ token, line }: { readonly token: Tokens.Table; readonly line: number }): JSX.Element {
  const attributesOf = useLine();
  return (
    <div className="table" tabIndex={0} role="region" aria-label={`Table at line ${line}`}>
      <table>
        <thead>
          <tr {...attributesOf(line)}>
            {keyed(token.header, () => 1).map(({ key, part: cell }) => (
              <th key={key} className={alignClass(cell.align)}>
                <Inline tokens={known(cell.tokens)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(token.rows, () => 1).map(({ key, part: row }) => (
            <tr key={key} {...attributesOf(line + 2 + key)}>
              {keyed(row, () => 1).map(({ key, part: cell }) => (
                <td key={key} className={alignClass(cell.align)}>
                  <Inline tokens={known(cell.tokens)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function alignClass(align: Tokens.TableCell['align']): string | undefined {
  return align === null || align === 'left' ? undefined : `align-${align}`;
}
