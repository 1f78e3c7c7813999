/*
 * One line of a stack trace, whatever language wrote it: the function without what differs between two builds.
 */

export interface Frame {
  /** The function with its module: `com.acme.Orders.find`, `handler (views.py)`. */
  readonly name: string;
  /** False for a frame of the language or of a library. */
  readonly isOwn: boolean;
}

/** No frame is longer; what is cut off is arguments. */
const MAX_CHARS = 400;

const PYTHON = /^\s{0,40}(?:\| {0,4}){0,4}File "([^"\n]{1,300})", line \d{1,7}(?:, in (.{1,120}))?$/;
const AT = /^\s{0,40}at (?:async |new |unsafe )?(.{1,300})$/;
const AT_ARGUMENTS =
  /^([^()\s]{1,200}(?: \[as [^\]]{1,60}\])?) ?\((.{0,200})\)(?: ~?\[[^\]]{0,120}\])?(?: in (.{1,200}))?$/;
const GO = /^([\w./-]{1,160}(?:\.\(\*?[\w[\].]{1,60}\))?(?:\.[\w[\].·]{1,80}){1,4})\(.{0,300}\)$/;
const GO_PLACE = /^\s{1,8}\S{1,300}\.(?:go|s):\d{1,7}(?: \+0x[0-9a-f]{1,16})?$/;
const GO_CREATED = /^created by (\S{1,200})(?: in goroutine \d{1,9})?$/;
const RUST = /^\s{0,8}\d{1,4}: {1,4}(?:0x[0-9a-f]{1,16} - )?([\w<>:&*{}#$ ,[\]()-]{1,240}?)(?:::h[0-9a-f]{16})?$/;
const RUST_PLACE = /^\s{4,40}at \S{1,240}:\d{1,7}(?::\d{1,6})?$/;
const RUBY = /^\s{0,40}(?:from )?(\S{1,240}\.(?:rb|erb|rake|ru)):\d{1,7}:in [`'](.{1,120})'$/;
const PHP = /^#\d{1,4} (\S{1,240}\(\d{1,7}\): )?([\w\\:>{}-]{1,160})(?:\(.{0,200})?$/;
const NATIVE = /^#\d{1,4} {1,3}(?:0x[0-9a-f]{1,16} in )?([\w:~<>, ]{1,160}?) ?\(.{0,200}$/;
const ELIXIR = /^\s{1,12}\([\w ]{1,40}[\d.]{1,16}\) (\S{1,200}):\d{1,7}: (\S{1,160})$/;

const LIBRARY_PATH =
  /node_modules|site-packages|dist-packages|lib\/python\d|<frozen|node:|internal\/|\/gems\/|\/vendor\/|\/usr\/lib|\/rustc\/|\.cargo\/registry/;
const LIBRARY_NAME =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|akka|org\.(?:springframework|apache|hibernate|eclipse|junit|gradle)|io\.(?:netty|grpc|micrometer)|reactor|System|Microsoft|runtime|net(?:\/http)?|sync|reflect|testing|syscall|internal\/[\w/]+|core|std|alloc|tokio|rust_begin_unwind|__rust\w*|_start|main|__libc_start\w*)(?:[./:]|$)|^<?(?:core|std|alloc)::|^runtime\.|^Object\.<anonymous>|^Module\.|^process\.|^new Promise/;

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Line and column, hashes of a build, lambda and generic numbers. */
function plainName(name: string): string {
  return name
    .replace(/^[\w.]{0,40}\/{1,2}(?=[a-z])/, '')
    .replaceAll(
      /\$\$(?:Lambda|EnhancerBy|FastClassBy)[\w$/]{0,80}|\$\d{1,6}|\[as [^\]]{1,60}\]|(?<=\w)<[A-Za-z_, ]{1,40}>|`\d/g,
      '',
    )
    .trim();
}

function frame(name: string, place: string): Frame {
  const plain = plainName(name);
  return { name: plain, isOwn: !LIBRARY_PATH.test(place) && !LIBRARY_NAME.test(plain) };
}

function inFile(name: string, file: string): Frame {
  return { name: `${plainName(name)} (${baseName(file)})`, isOwn: !LIBRARY_PATH.test(file) };
}

/** The frame that a line of a trace is; null for any other line. */
export function frameOf(line: string): Frame | null {
  const text = line.length > MAX_CHARS ? line.slice(0, MAX_CHARS) : line.trimEnd();
  const python = PYTHON.exec(text);
  if (python !== null) return inFile(python[2] ?? '<module>', python[1] ?? '');
  const at = RUST_PLACE.test(text) && !/[()]/.test(text) ? null : AT.exec(text);
  if (at !== null) return atFrame(at[1] ?? '');
  const ruby = RUBY.exec(text);
  if (ruby !== null) return inFile(ruby[2] ?? '', ruby[1] ?? '');
  const go = GO.exec(text) ?? GO_CREATED.exec(text);
  if (go !== null) return frame(go[1] ?? '', '');
  if (text.startsWith('#')) {
    const numbered = PHP.exec(text) ?? NATIVE.exec(text);
    return numbered === null ? null : frame(numbered[2] ?? numbered[1] ?? '', numbered[1] ?? '');
  }
  const elixir = ELIXIR.exec(text);
  return elixir === null ? null : inFile(elixir[2] ?? '', elixir[1] ?? '');
}

/** Java, JavaScript and .NET write `at`; in a note it is also an English word. */
function atFrame(rest: string): Frame | null {
  const called = AT_ARGUMENTS.exec(rest);
  if (called !== null) return frame(called[1] ?? '', `${called[2] ?? ''} ${called[3] ?? ''}`);
  const place = /^(?:file:\/\/|node:|[/\w.@-]{0,200}\/|[A-Za-z]:\\)[^\s()]{1,240}:\d{1,7}(?::\d{1,6})?$/.exec(rest);
  return place === null ? null : inFile('', rest.replace(/(?::\d{1,7}){1,2}$/, ''));
}

/** Rust numbers its frames as anybody numbers anything: only inside a backtrace they are frames. */
export function rustFrameOf(line: string): Frame | null {
  const rust = RUST.exec(line);
  return rust === null ? null : frame(rust[1] ?? '', '');
}

const CONTINUES =
  /^\s{0,40}(?:\| {0,4}){0,4}(?:\.{3} \d{1,6} (?:more|common frames|similar|lines|frames)|\.{3}$|Traceback \(most recent|stack backtrace:|goroutine \d{1,9} \[|\[signal |\[Previous line repeated|--- End of |--- Async|Stack trace:|note: (?:run with|Some details)|During handling of|The above exception|exit status \d|[~^ ]{1,200}$|[{}\])]{1,4},?$|(?:errno|code|syscall|address|port|errorno|status): .{1,120}$|\+-[+-]{1,80}|thrown in )/;

/** True for lines that stand between the frames of a trace and say nothing. */
export function isBetweenFrames(line: string): boolean {
  const text = line.length > MAX_CHARS ? line.slice(0, MAX_CHARS) : line;
  return CONTINUES.test(text) || GO_PLACE.test(text) || RUST_PLACE.test(text);
}

/** True for a line that announces frames. */
export function announcesFrames(line: string): boolean {
  return /^\s{0,40}(?:\| {0,4}){0,4}(?:\+ Exception Group )?(?:Traceback \(most recent call last\)|stack backtrace:|goroutine \d{1,9} \[[^\]]{1,60}\]:)/.test(
    line.slice(0, MAX_CHARS),
  );
}
