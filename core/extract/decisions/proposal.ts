import type { Extractable } from '../extract.ts';

const FOLDER = /(?:^|\/)(?:rfcs?|peps?|keps?|jeps?|eips?|bips?|enhancements?|proposals?)\//i;
const STEM = /(?:^|\/)(?:rfc|pep|kep|jep|eip|bip|tep|cep|nep)[-_ ]?\d[^/]*$/i;
const HEADER = /^\W*(?:(?:PEP|RFC|KEP|NEP|JEP|EIP|BIP|TEP|CEP)\s*:\s*\d|Feature Name\s*:)/i;
/** The entries in which such a header stands. */
const HEADER_ENTRIES = 3;

/** Whether a note is a proposal for everybody to decide on: an RFC, a PEP, a KEP. */
export function isProposal({ path, frontmatter, outline }: Extractable): boolean {
  if (FOLDER.test(path) || STEM.test(path)) return true;
  if (Object.keys(frontmatter).some((key) => /^(?:kep|pep|rfc|eip|tep)(?:[-_ ]?number)?$/i.test(key))) return true;
  return outline.entries.slice(0, HEADER_ENTRIES).some(({ text }) => HEADER.test(text));
}

const MERGED = /^\W*(?:RFC|PEP|KEP)?\s*(?:PR|Pull request)\W*:\W*[^\n]*(?:#|pull\/|pulls\/|merge_requests\/)[1-9]\d*/im;

/** A proposal without a status that names the change by which it was merged was accepted; templates leave it open. */
export function isMerged({ outline }: Extractable): boolean {
  return outline.entries.slice(0, HEADER_ENTRIES * 2).some(({ text }) => MERGED.test(text));
}
