const HUMPS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu;

/** The parts of a camelCase or PascalCase identifier, `HTTPServerName` → `HTTP`, `Server`, `Name`; none when there is one. */
export function camelParts(identifier: string): string[] {
  const parts = identifier.match(HUMPS) ?? [];
  return parts.length > 1 ? parts : [];
}

/** Two parts make a name (`GitHub`, `JavaScript`) that embedders know; three make an identifier. */
const SPELLED_OUT_PARTS = 3;
/** No identifier is longer; a longer word is data. */
const MAY_BE_LONG_IDENTIFIER = /\b(?=\w*[a-z0-9][A-Z])[A-Za-z0-9]{6,80}\b/g;

/**
 * A text with its long identifiers in words, `KubePodCrashLooping` → `Kube Pod Crash Looping`: an embedder cuts what it
 * does not know into pieces that mean nothing.
 */
export function spelledOut(text: string): string {
  return text.replace(MAY_BE_LONG_IDENTIFIER, (word) => {
    const parts = camelParts(word);
    return parts.length < SPELLED_OUT_PARTS ? word : parts.join(' ');
  });
}
