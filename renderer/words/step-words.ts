/** The words of a step: what to do, and what it should show, where commands stand between the two. */
export interface StepWords {
  readonly text: string;
  readonly after: string | null;
}

/** `Expected: three replicas`, to the end: what a page says under a command. */
const EXPECTED =
  /(?:^|(?<=[.?!:;)])\s|\n(?:- )?)((?:expected|expect)(?: (?:output|result|state|value|outcome)s?)?\s*:\s*\S[^]*)$/i;

/** Cuts off what the commands of a step should show. A step without commands is one text. */
export function stepWords(text: string, commands: number): StepWords {
  const found = commands === 0 ? null : EXPECTED.exec(text);
  const before = found === null ? text : text.slice(0, found.index).trimEnd();
  if (found === null || before === '') return { text, after: null };
  return { text: before, after: found[1] ?? null };
}
