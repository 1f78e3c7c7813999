/*
 * The lines of a mail or a message: which of them say what is wrong, and which only who, where and when.
 */

/** `Key: value`, `Key = value`. */
const PAIR = /^[ \t]*(?:[-*•][ \t]*)?(\p{L}[\p{L}\p{N} ./_-]{0,40}?)[ \t]*[:=][ \t]+\S/u;
/** Fewer are sentences with a colon in them. */
const LEAST_PAIRS = 2;
/** Who, where, when and how loud: no page names them, and what stands in no note speaks against every page. */
const AROUND =
  /^(?:notification type|host ?(?:name|group|address)?|address|ip(?: address)?|state|status|severity|priority|level|urgency|date(?:\/time)?|(?:event |alert )?time(?:stamp)?|when|start(?:ed|s)?(?: at| time)?|began|opened|end(?:ed|s)?(?: at| time)?|duration|since|(?:first|last) seen|(?:[a-z]+ ){0,2}id|version|created(?: at)?|who|owner|assigned to|(?:notification |alert )?policy|entity|account|region|zone|environment|env|cluster|namespace|pod|node|instance|resource|team|source|links?|url|dashboard|view|acknowledge|runbook|playbook|silence|graph|panel|path|operation|from|to|cc|reply-to)$/i;
/** What a line is called when it says what is wrong: the name itself is no part of that. */
const SAYS =
  /^(?:subject|problem(?: name)?|issue|condition(?: name)?|trigger(?: name)?|event(?: name)?|alert(?: name)?|alarm(?: name)?|service|check|title|summary|description|details?|message|additional info|info|reason|cause|error(?: message)?|operational data|output)$/i;
/** `***** Nagios *****`, `=== ALERT ===`. */
const BANNER = /^[^\p{L}\p{N}\s]{2,}\s*[\p{L}\p{N} ._-]{1,50}\s*[^\p{L}\p{N}\s]{2,}$/u;

/** The lines of a message that say what is wrong, without what they are called; all of them where it has no such form. */
export function tellingLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !BANNER.test(line.trim()));
  const keys = lines.map((line) => PAIR.exec(line)?.[1]?.trim() ?? null);
  if (keys.filter((key) => key !== null).length < LEAST_PAIRS) return lines;
  const kept = lines.flatMap((line, at) => {
    const key = keys[at] ?? null;
    if (key === null || SAYS.test(key)) return key === null ? [line] : [line.replace(/^[^:=]*[:=]\s*/, '')];
    return AROUND.test(key) ? [] : [line];
  });
  return kept.length === 0 ? lines : kept;
}
