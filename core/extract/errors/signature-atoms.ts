/*
 * One atom of an error line: what stands between spaces, quotes and brackets. A part that another run of the same program
 * would write in another way becomes a mark; a part that says what went wrong stays.
 */

/** An atom, masked. */
export interface MaskedAtom {
  readonly text: string;
  /** What of it tells this error from others: lower case, letters and digits only. */
  readonly tokens: readonly string[];
}

const NUMBER = '<n>';
const ID = '<id>';
const ADDRESS = '<addr>';
const PATH = '<path>';

const NOTHING: readonly string[] = [];

const IP4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?(?::\d{1,5})?$/;
const IP6 = /^(?=[^:]{0,4}:)(?:[0-9a-fA-F]{0,4}:){2,8}[0-9a-fA-F]{0,4}(?:%\w{1,15})?(?:\/\d{1,3})?$/;
const UUID = /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/g;
const DIGEST = /^sha(?:1|256|384|512)[:-][0-9a-fA-F]{7,128}$/;
const POINTER = /^0x[0-9a-fA-F]+$/;
const HEX = /^(?=[0-9a-fA-F]*\d)(?=\d*[a-fA-F])[0-9a-fA-F]{7,128}$/;
const LONG_HEX = /^[0-9a-fA-F]{16,128}$/;
const VERSION =
  /^[vV]\d{1,4}(?:\.\d{1,5}){0,3}(?:[-+.][\w.]{1,20})?$|^\d{1,4}(?:\.\d{1,5}){2}(?:[-+.][A-Za-z][\w.]{0,20})?$/;
const QUANTITY = /^[+-]?\d[\d.,_:]*(?:%|[a-zA-Zµμ]{1,3}(?:\/s)?)?$|^[+-]?(?:\d{1,9}(?:\.\d{1,9})?[a-zµμ]{1,2}){1,5}$/;
/** `E11000`, `ORA-00600`, `TS2345`, `CVE-2024-1234`: written like that by the program in each run. */
const ERROR_CODE = /^[A-Z]{1,6}-?\d{3,6}(?:-\d{1,6})?[A-Z]?$/;
/** Names in which the digit is part of the name. */
const NAMES_WITH_DIGITS =
  /^(?:x509|x86_64|amd64|arm64|i386|utf-?8|utf-?16|ipv?[46]|http2?|h2c?|s3|ec2|k8s|k3s|etcd3?|md5|sha1|sha256|sha512|base64|oauth2|log4j|mysql2|sqlite3|boto3|urllib3|psycopg[23]|python[23]?|py3|tls1|l[47]|p9[59]|i18n|bz2|gp[23]|net[46]|lz4|int(?:8|16|32|64)|uint(?:8|16|32|64)|float(?:32|64)|ed25519|java8|es[0-9]|v8|web3|win32|ext[34]|xfs)$/i;

/** `web-7d9f8b6c5-x2x4z`, `web-x2x4z`: Kubernetes takes these letters for the ends of its names. */
const POD_END =
  /(?:-[bcdf0-9]{0,2}[bcdfghjklmnpqrstvwxz2456789]{6,10})?-(?=[a-z]{0,4}\d|[bcdfghjklmnpqrstvwxz]{5}$)[bcdfghjklmnpqrstvwxz2456789]{5}$/;

/** After these a number says what went wrong. */
const BEFORE_CODE =
  /(?:^|[^a-z])(?:code|status|errno|exit|exited|error|err|signal|sqlstate|http(?:\/[\d.]{1,3})?|response|rc|returned)$/i;

/** True when a number after this word is a code: `status`, `errno`, `exit code`. */
export function leadsToCode(word: string): boolean {
  return BEFORE_CODE.test(word);
}

/** Lower case, letters and digits only. */
export function tokenOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Masks one atom.
 *
 * @param keepsNumber what stands before says that a number here is a code
 */
export function maskAtom(atom: string, keepsNumber: boolean): MaskedAtom {
  if (!/[\d/\\@]/.test(atom)) return words(atom);
  if (atom.includes('://')) return url(atom);
  if (/^[^@\s]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/.test(atom)) return { text: '<email>', tokens: NOTHING };
  if (IP4.test(atom) || IP6.test(atom)) return { text: ADDRESS, tokens: NOTHING };
  if (DIGEST.test(atom) || POINTER.test(atom)) return { text: ID, tokens: NOTHING };
  if (isPath(atom)) return path(atom);
  if (/^\d{1,5}$/.test(atom) && keepsNumber) return { text: atom, tokens: [atom] };
  if (atom.includes(':') && !atom.includes('::')) return joined(atom.split(/(:)/), keepsNumber);
  if (/[/@]/.test(atom)) return joined(atom.split(/([/@])/), keepsNumber);
  return name(atom);
}

/** A word without digits. A class with its package counts by its last name. */
function words(atom: string): MaskedAtom {
  const last = /[.:]([A-Z]\w*)$/.exec(atom)?.[1] ?? atom;
  const token = tokenOf(last);
  return { text: atom, tokens: token === '' ? NOTHING : [token] };
}

/** Numbers, versions, ids and names with digits in them. */
function name(atom: string): MaskedAtom {
  if (!/\d/.test(atom)) return words(atom);
  if (ERROR_CODE.test(atom) || NAMES_WITH_DIGITS.test(atom)) return { text: atom, tokens: [tokenOf(atom)] };
  if (VERSION.test(atom)) return { text: atom, tokens: [tokenOf(atom)] };
  if (HEX.test(atom) || LONG_HEX.test(atom)) return { text: ID, tokens: NOTHING };
  if (QUANTITY.test(atom)) return { text: NUMBER, tokens: NOTHING };
  const short = atom.replaceAll(UUID, ID).replace(POD_END, `-${ID}`);
  const parts = short.split(/([-_.])/).map((part) => maskPart(part));
  const text = parts.join('').replaceAll(/<n>(?:[-_.]<n>)+/g, NUMBER);
  return { text, tokens: namesIn(text) };
}

function maskPart(part: string): string {
  if (!/\d/.test(part) || NAMES_WITH_DIGITS.test(part)) return part;
  return isRandom(part) ? ID : part.replaceAll(/\d+/g, NUMBER);
}

/** Eight characters or more that go to and fro between letters and digits. */
function isRandom(part: string): boolean {
  if (part.length < 8 || part.length > 200) return part.length > 200;
  if (HEX.test(part)) return true;
  const turns = part.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
  return turns >= 3;
}

/** The names left between marks: `osd<n>` is about `osd`. */
function namesIn(masked: string): string[] {
  const token = tokenOf(masked.replaceAll(/<\w+>/g, ''));
  return token.length < 3 ? [] : [token];
}

/**
 * Each part by itself: `redis.internal:6379`, `main.go:42:7`, `team/app:v1.2.3`.
 *
 * @param parts with the marks between them
 */
function joined(parts: readonly string[], keepsNumber: boolean): MaskedAtom {
  const masked = parts.map((part, at): MaskedAtom => {
    if (part === '' || at % 2 === 1) return { text: part, tokens: NOTHING };
    const isCode = at === 0 ? keepsNumber : parts[at - 1] === ':' && leadsToCode(parts[at - 2] ?? '');
    return maskAtom(part, isCode);
  });
  const text = masked
    .map((part) => part.text)
    .join('')
    .replaceAll(/<n>(?:[:/]<n>)+/g, NUMBER)
    .replace(/(?<=\w\.[a-z]{1,5}):<n>$/, '');
  return { text, tokens: masked.flatMap((part) => part.tokens) };
}

function isPath(atom: string): boolean {
  if (/^(?:~|\.{1,2})?\/[^/]/.test(atom) || /^[A-Za-z]:[\\/]/.test(atom) || atom.startsWith('\\\\')) return true;
  const slashes = atom.split(/[/\\]/).length - 1;
  return slashes >= 2 && /\.\w{1,5}(?::\d+){0,2}$/.test(atom);
}

/** A path says where this machine keeps the file; its name says which one it is. */
function path(atom: string): MaskedAtom {
  const whole = atom.replace(/(?::\d{1,9}){1,2}$/, '');
  const parts = whole.split(/[/\\]/).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const masked = name(last);
  const hasExtension = /^[\w-]{1,64}(?:\.[\w-]{1,32}){0,3}\.[A-Za-z][\w]{0,9}$/.test(last);
  const isTemporary = masked.text.includes(ID) || /^(?:tmp|temp)/i.test(parts[0] ?? '') || /^tmp/i.test(last);
  const isFile = hasExtension && !isTemporary;
  const before = parts.at(-2);
  const place = isFile || before === undefined || isTemporary ? NOTHING : name(before).tokens;
  return {
    text: isFile ? `${PATH}/${masked.text}` : PATH,
    tokens: isTemporary ? NOTHING : [...place, ...masked.tokens],
  };
}

/** Host and query are of this place and moment; what was asked for is not. */
function url(atom: string): MaskedAtom {
  const [, rest = ''] = atom.split('://', 2);
  const [place = ''] = rest.split(/[?#]/, 1);
  const parts = place.split('/');
  const masked = parts.slice(1).filter((part) => part !== '');
  const asked = masked.map((part) => name(part));
  const text = ['<url>', ...asked.map((part) => part.text)].join('/');
  const host = words((parts[0] ?? '').replace(/^[^@]*@/, '').replace(/:\d+$/, ''));
  const tokens = /\d/.test(parts[0] ?? '') ? NOTHING : host.tokens;
  return { text, tokens: [...tokens, ...asked.flatMap((part) => part.tokens)] };
}
