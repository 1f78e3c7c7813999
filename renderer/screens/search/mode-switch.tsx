import type { JSX } from 'react';
import { Switch } from '../../components/switch.tsx';
import type { SearchGroup, SearchMode } from '../../routes.ts';

const MODES = [
  { value: 'hybrid', says: 'Words and meaning', title: 'Finds the words, and what means the same' },
  { value: 'lexical', says: 'Words only', title: 'Finds only what has the words' },
] as const;

/** Words and meaning, or words only. */
export function ModeSwitch(props: {
  readonly mode: SearchMode;
  readonly onChange: (mode: SearchMode) => void;
}): JSX.Element {
  return <Switch<SearchMode> label="How to search" value={props.mode} choices={MODES} onChange={props.onChange} />;
}

const GROUPS = [
  { value: 'note', says: 'By note', title: 'The note with the best passage first' },
  { value: 'day', says: 'By day', title: 'The newest day first' },
] as const;

/** Results by note, or by day. */
export function GroupSwitch(props: {
  readonly group: SearchGroup;
  readonly onChange: (group: SearchGroup) => void;
}): JSX.Element {
  return <Switch<SearchGroup> label="Grouped" value={props.group} choices={GROUPS} onChange={props.onChange} />;
}
