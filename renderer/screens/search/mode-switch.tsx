import type { JSX } from 'react';
import { Switch } from '../../components/switch.tsx';
import type { SearchMode } from '../../routes.ts';

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
