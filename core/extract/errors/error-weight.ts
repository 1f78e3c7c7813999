import { matchesOf } from '../../notes/matches-of.ts';
import type { LogLevel } from './log-record.ts';

/*
 * How much a line says about what went wrong.
 */

/** Words of errors and of things that did not work, in any case. Most lines have none, so they are looked for first. */
const CUE =
  /error|exception|fail|fatal|panic|abort|crash|refus|denied|timeout|timed out|cannot|can't|could not|couldn't|unable|no such|not found|invalid|illegal|unknown|unexpected|undefined|unauthori|forbidden|missing|traceback|segfault|killed|backoff|back-off|evicted|unhealthy|expire|mismatch|violat|unavailable|unreachable|no route|no space|exceeded|too many|conflict|corrupt|deadlock|overflow|out of |not exist|already |rejected|reset by|broken|lost|warn|critical|not ready|notready|oomkill|exit code|exit status|code=exited|code=dumped|x509|must match|has changed|cancel|stopped/i;
/** Names that are all capitals: an errno, a signal; and the status of a request that failed. */
const CAPITALS = /\bE[A-Z]{4,}|\bSIG[A-Z]{3}|HTTP\/[\d.]{1,3}" 5\d\d/;

/** False when nothing in the text speaks of an error. */
export function hasCue(text: string): boolean {
  return CUE.test(text) || CAPITALS.test(text);
}

const CLASS =
  /\b[A-Z][A-Za-z0-9]{2,60}(?:Error|Exception|Failure|Fault|Timeout|Interrupt|Canceled|Cancelled|Invalid|Refused)\b/;
const ERRNO =
  /\bE(?:ACCES|ADDRINUSE|ADDRNOTAVAIL|AGAIN|AI_AGAIN|BADF|BUSY|CONNABORTED|CONNREFUSED|CONNRESET|DQUOT|EXIST|EXISTS?|FAULT|FBIG|HOSTDOWN|HOSTUNREACH|INTR|INVAL|IO|ISDIR|LIFECYCLE|LOOP|MFILE|MSGSIZE|NAMETOOLONG|NETDOWN|NETUNREACH|NFILE|NODEV|NOENT|NOEXEC|NOLCK|NOMEM|NOSPC|NOSYS|NOTCONN|NOTDIR|NOTEMPTY|NOTFOUND|NOTSUP|PERM|PIPE|PROTO|RANGE|RESOLVE|ROFS|SOCKETTIMEDOUT|SRCH|STALE|TARGET|TIMEDOUT|TIMEOUT|USAGE|XDEV)\b/;
const STATE =
  /\b(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|OOMKilled|OOMKilling|FailedScheduling|FailedMount|FailedAttachVolume|FailedCreate\w*|FailedGet\w*|FailedKillPod|FailedPreStopHook|FailedSync|Evicted|NodeNotReady|NodeHasDiskPressure|CreateContainer(?:Config)?Error|RunContainerError|ContainerCannotRun|DeadlineExceeded|BackOff|BackoffLimitExceeded|Unhealthy|NotReady|SystemOOM|FreeDiskSpaceFailed|InsufficientMemory|ReplicaSetCreateError|PermissionDenied|Unauthenticated|ResourceExhausted|FailedPrecondition)\b/;
const CODE =
  /\bSQLSTATE\b|\bORA-\d{5}|\bE\d{4,5}\b|\b[A-Z]{2,5}\d{4,5}\b|\bexit(?:ed)?(?: with)?(?: exit)?(?: code| status)\b|\bSIG(?:SEGV|KILL|TERM|ABRT|BUS|ILL|FPE|PIPE)\b|\bsignal \d|\berrno\b|\bos error\b|\[Errno |\(\d{1,3}\) [A-Z]|\bHTTP\b.{0,12}\b[45]\d\d\b|\b(?:status|code|error)[ =:"]{1,3}[45]\d\d\b|\bx509\b|\bCVE-\d|\bcode=(?:killed|exited|dumped)\b/i;
const CAUSE =
  /refused|reset by peer|denied|timed? ?out|timeout|no such|not found|cannot|can't|could not|couldn't|unable to|failed|failure|fails|invalid|illegal|unexpected|undefined|null pointer|nil pointer|segmentation|out of memory|no space|too many|exceeded|expired|already (?:exists|in use|been)|does not exist|doesn't exist|not (?:allowed|permitted|available|supported|ready|registered|enabled|running|healthy|authori[sz]ed|installed|defined)|unavailable|unreachable|no route|unknown|mismatch|violates?|deadlock|corrupt|broken pipe|lost|rejected|forbidden|unauthori[sz]ed|evicted|killed|crash|overflow|must (?:be|match|have)|missing|is (?:closed|down|full|unhealthy|unknown|critical)|no healthy|cancel/gi;
const WORD = /\b(?:errors?|exception|panic|fatal|warning|failure)\b/i;
/** Lines that follow an error, or speak of one that stands elsewhere. */
const AFTERMATH =
  /\b(?:see (?:above|below|the|log)|retry(?:ing)?|will retry|exiting|shutting down|shutdown|complete log|for (?:more )?(?:details|information|help)|ELIFECYCLE|errors? occurred|an error (?:has )?occurred|build failed|command failed|failed with exit|returned non-zero|main process exited(?!.{0,40}\bstatus=2\d\d\/)|entered failed state|failed with result)\b/i;

/** Below this a line is not about an error. */
export const LEAST_WEIGHT = 0.6;

const OF_LEVEL: Readonly<Record<LogLevel, number>> = { fatal: 2.5, error: 2, warn: 1, info: -0.5 };

function countCauses(message: string): number {
  const found = matchesOf(CAUSE, message);
  return found.length < 2 ? found.length : new Set(found.map(([cause]) => cause.toLowerCase())).size;
}

/** How specific an error line is: below 1 it is hardly one, 2 and more names what went wrong. */
export function errorWeight(message: string, level: LogLevel | null): number {
  const causes = countCauses(message);
  let weight = level === null ? 0 : OF_LEVEL[level];
  if (CLASS.test(message)) weight += 2.5;
  if (ERRNO.test(message)) weight += 2.5;
  if (STATE.test(message)) weight += 2;
  if (CODE.test(message)) weight += 1.5;
  if (causes > 0) weight += 1.2 + 0.4 * Math.min(causes - 1, 3);
  if (WORD.test(message)) weight += 0.6;
  if (weight > 0 && /\w: \S/.test(message)) weight += 0.5;
  return AFTERMATH.test(message) ? Math.max(weight - 1.5, Math.min(weight, LEAST_WEIGHT)) : weight;
}

const MAY_NAME =
  /Error|Exception|Failure|Fault|Timeout|Interrupt|Cancel|Invalid|Refused|E[A-Z]{2}|BackOff|OOM|Evicted|Failed|Pull|Unhealthy|NotReady|Denied|Unauth|Exhausted|Exceeded/;

/** False for a line that surely names no error as a program does. Many times quicker than `namesError`. */
export function mayNameError(line: string): boolean {
  return MAY_NAME.test(line);
}

/** True for what only programs write: a class of exception, the system's name of an error, a state of Kubernetes. */
export function namesError(message: string): boolean {
  return CLASS.test(message) || ERRNO.test(message) || STATE.test(message);
}

/** Errors that say the same wherever they come up. */
const GENERIC =
  /NullPointerException|nil pointer|null pointer|null reference|segmentation (?:fault|violation)|index out of|out of range|KeyError|undefined (?:method|is not)|(?:null|undefined) \(reading|is not a function|unwrap\(\)` on|AssertionError|StackOverflow|maximum recursion|division by zero|divide by zero|NoneType/i;

/** True when only its place tells an error from others of its kind. */
export function isGeneric(message: string): boolean {
  return GENERIC.test(message);
}
