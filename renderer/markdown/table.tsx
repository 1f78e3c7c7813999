import type { JSX } from 'react';
import type { Tokens } from 'marked';
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
            {token.header.map((cell, column) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th key={column} className={alignClass(cell.align)}>
                <Inline tokens={known(cell.tokens)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} {...attributesOf(line + 2 + index)}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column} className={alignClass(cell.align)}>
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
