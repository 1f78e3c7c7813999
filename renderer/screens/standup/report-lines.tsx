import type { JSX } from 'react';
import { PlainText } from '../../components/fact-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { noteAddress } from '../../routes.ts';
import { folderName } from '../../words/filters.ts';
import type { StandupPerson } from './standup-text.ts';

export interface ReportLinesProps {
  readonly says: string;
  readonly items: StandupPerson['today'];
  readonly className: string;
  readonly isWarning: boolean;
}

/** A part of what somebody reports: each line leads to the note that says it. */
export function ReportLines({ says, items, className, isWarning }: ReportLinesProps): JSX.Element {
  return (
    <div className={`report-part ${className}`}>
      <dt>
        {isWarning && <Icon name="warning" />}
        {says}
      </dt>
      <dd>
        <ul>
          {items.map((item) => (
            <li key={`${item.journal}\n${item.path}:${item.line} ${item.text}`}>
              <a className="report-item" data-step href={noteAddress(item)}>
                <span>
                  <PlainText text={item.text} />
                </span>
                <span className="path quiet" title={item.path}>
                  {folderName(item.path)}:{item.line}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
