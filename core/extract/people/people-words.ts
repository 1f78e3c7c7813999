/** Somebody who speaks for themselves. */
const SELF = /(?<![\p{L}\p{M}'’])(?:I|I['’]\p{L}+|my|me|ich|mein[er]?|je|j['’]ai)(?![\p{L}\p{M}])/u;
/** What only people are and do: projects are blocked, shipped and down as well. */
const OF_PEOPLE =
  /(?<![\p{L}\p{M}])(?:sick|ill|ooo|pto|day off|off (?:today|tomorrow|on|until|sick)|on leave|parental leave|on holiday|holidays|vacation|on[- ]call|interview(?:s|ing|ed)?|pairing|paired|reviewing|reviewed|(?:code|pr)[- ]?reviews?|review day|onboarding|dentist|doctor|e?mails?|training|conference|1:1s?|krank|urlaub|elternzeit|einarbeitung|vorstellungsgespräche?|schulung|malade|congés?|vacances|formation|entretiens?|enferm[oa]|vacaciones|entrevistas?|doente|férias|ziek|verlof|vakantie|ferie)(?![\p{L}\p{M}])/iu;
const READ_CHARS = 200;

/** True for a line that says what is said of people only. */
export function isOfPeople(text: string): boolean {
  const said = text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
  return SELF.test(said) || OF_PEOPLE.test(said);
}
