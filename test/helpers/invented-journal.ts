import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 4, 15);

const PEOPLE = ['Mira Voss', 'Jon Breck', 'Aiko Tanaka', 'Ravi Menon', 'Lena Okafor'] as const;
const SERVICES = ['berth', 'ferry', 'tide', 'quay', 'lighthouse', 'pilot', 'customs', 'dredger'] as const;
const TROUBLES = [
  'too many connections',
  'disk is full',
  'certificate expired',
  'queue is stuck',
  'clock skew',
] as const;

/** Nine of ten notes are days, as journals are; the rest are runbooks, meetings and decisions. */
const KINDS = ['day', 'day', 'day', 'runbook', 'day', 'day', 'meeting', 'day', 'day', 'decision'] as const;

function pick<T>(from: readonly T[], index: number): T {
  const picked = from[((index % from.length) + from.length) % from.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

function isoDay(index: number): string {
  return new Date(LAST_DAY - index * DAY_MS).toISOString().slice(0, 10);
}

const ONSETS = [
  'b',
  'br',
  'd',
  'f',
  'g',
  'gl',
  'h',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const RHYMES = ['a', 'an', 'ar', 'e', 'el', 'en', 'i', 'in', 'is', 'o', 'on', 'or', 'u', 'un', 'us'];
const VOCABULARY = 20_000;
const WORDS_A_NOTE = 90;

/** The word of a rank: two or three syllables, each rank another word. */
export function inventedWord(rank: number): string {
  const syllables = ONSETS.length * RHYMES.length;
  const syllable = (at: number) => `${pick(ONSETS, at)}${pick(RHYMES, Math.floor(at / ONSETS.length))}`;
  const rest = Math.floor(rank / syllables);
  return `${syllable(rank % syllables)}${syllable((rank * 7 + rest) % syllables)}${rest === 0 ? '' : syllable(rest)}`;
}

/** Running text in which few words are common and most are rare, as in notes. */
function proseOf(index: number): string {
  let seed = (index * 2_654_435_761) % 4_294_967_296;
  const next = (): number => (seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  // Zipf's law: the chance of a word falls with its rank.
  const words = Array.from({ length: WORDS_A_NOTE }, () => inventedWord(Math.floor(VOCABULARY ** next())));
  return Array.from({ length: WORDS_A_NOTE / 10 }, (_, line) => words.slice(line * 10, line * 10 + 10).join(' ')).join(
    '.\n',
  );
}

/** Path and text of a note; the same index gives the same note. Notes of one kind differ in what they say. */
export function inventedNote(index: number): { readonly path: string; readonly text: string } {
  const note = frameOf(index);
  return { ...note, text: `${note.text}\n${proseOf(index)}.\n` };
}

/** What the kind of a note makes it say. */
function frameOf(index: number): { readonly path: string; readonly text: string } {
  const date = isoDay(index);
  const [service, other] = [pick(SERVICES, index), pick(SERVICES, index * 3 + 1)];
  const [one, two] = [pick(PEOPLE, index), pick(PEOPLE, index + 2)];
  const trouble = pick(TROUBLES, index * 7);
  const folder = String(Math.floor(index / 500)).padStart(3, '0');
  switch (pick(KINDS, index)) {
    case 'runbook':
      return {
        path: `runbooks/${folder}/${service}-${index}.md`,
        text: `---\ntype: runbook\nowner: ${one}\nreviewed: ${date}\n---\n# ${service} ${index}: ${trouble}\n\n1. Look at the log of ${service}.\n\n   \`\`\`bash\n   kubectl logs deploy/${service} -n ${other} --tail 50\n   \`\`\`\n\n2. Restart it.\n\n   \`\`\`bash\n   kubectl rollout restart deploy/${service} -n ${other}\n   \`\`\`\n`,
      };
    case 'meeting':
      return {
        path: `meetings/${folder}/${date}-${index}.md`,
        text: `---\ndate: ${date}\ntype: meeting\nattendees: [${one}, ${two}]\n---\n# Planning of ${service} ${index}\n\n${one}: the migration of ${service} waits for ${other}.\n\n${two}: then ${other} first.\n\n- [ ] ${two}: write down the steps for ${service} ${index}\n`,
      };
    case 'decision':
      return {
        path: `decisions/${folder}/${String(index).padStart(5, '0')}-${service}.md`,
        text: `---\nstatus: accepted\ndate: ${date}\n---\n# ${index}. Keep sessions of ${service} in ${other}\n\n## Context\n\n${trouble} came back on ${service}.\n\n## Decision\n\nWe keep the sessions of ${service} in ${other}, because ${other} survives a restart.\n`,
      };
    default:
      return {
        path: `journal/${folder}/${date}.md`,
        text: `# ${date}\n\n## Standup\n\n${one}: importer change ${index} is in review\n${two}: on call, ${(index % 4) + 1} pages at night for ${service}\n\n## Notes\n\nThe ${service} of ${other} said \`${trouble}\` at ${index % 24}:15; part ${index} of the log is kept.\n\n- [${index % 3 === 0 ? ' ' : 'x'}] ask ${two} about the quota of ${service} ${index}\n`,
      };
  }
}

/** Writes `count` invented notes below a folder. */
export function writeInventedJournal(root: string, count: number): void {
  const made = new Set<string>();
  for (let index = 0; index < count; index++) {
    const { path, text } = inventedNote(index);
    const folder = dirname(join(root, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(root, path), text);
  }
}
