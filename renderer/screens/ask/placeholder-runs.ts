import { fillIn } from '../../../core/contract/fill-in.ts';
import type { TextRun } from '../../components/marked-text.tsx';

/** Cuts a command at its placeholders, as they are filled in: `$POD` is none within `$POD_NAME`. Marked runs are theirs. */
export function placeholderRuns(text: string, placeholders: readonly string[]): readonly TextRun[] {
  const themselves = placeholders.map((placeholder) => ({ placeholder, label: '', value: placeholder }));
  return fillIn(text, themselves).map((part) => ({ text: part.text, marked: part.fill !== null }));
}
