/*
 * A command that a page shows at work: `df -h` shows 100 %. Above the steps that is what somebody sees when it is wrong,
 * and nothing that the page tells to do.
 */

/** What the words before the code end with, where the code is whatever the sentence is about. */
const IS_SUBJECT =
  /(?:^\W*|[:,;.!?]\W*|\b(?:when|whenever|if|once|that|while|because|since|until|as|and|or|but|the|an?)\s+\W?)$/i;
/** What a program does of itself; `shows how full it is` tells what it is good for instead. */
const DOES =
  /^\W?\s+(?:(?:now|then|also|still|only|always|often|suddenly|just|never|no longer|again)\s+)?(?:shows?|lists?|says?|returns?|prints?|reports?|displays?|gives?|answers?|outputs?|logs?|throws?|fails?|hangs?|stalls?|blocks?|crash(?:es)?|dies|exits?|stops?|ends?|takes?|times out|errors?|does(?:n['’]t| not)|can(?:not|['’]t)|never|is|are|was|were)\b(?!\s+(?:you\s+)?(?:how|which|what|whether|if|where|who|when|why|the (?:current|state|status|list|number))\b)/i;

/** `Wait until … prints 0`, `check that … answers`: it is run to see that it does. */
const IS_RUN =
  /\b(?:wait (?:until|till)|(?:check|verify|confirm|ensure|make sure|be sure|validate|test|see)(?: again| then)?(?: that| if| whether)?)\W*$/i;

/** True where everything that stands in code is what somebody saw it do. */
export function isOnlySeen(
  text: string,
  commands: readonly { readonly text: string; readonly inline: boolean }[],
): boolean {
  return (
    commands.length > 0 &&
    commands.every((command) => {
      const at = command.inline ? text.indexOf(command.text) : -1;
      if (at === -1) return false;
      const ahead = text.slice(0, at).replace(/`+$/, '');
      const after = text.slice(at + command.text.length).replace(/^`+/, '');
      return IS_SUBJECT.test(ahead) && !IS_RUN.test(ahead) && DOES.test(after);
    })
  );
}
