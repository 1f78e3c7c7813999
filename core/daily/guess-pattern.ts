import type { TemplateKind } from '../contract/templates.ts';

/** Where a note goes when neither a setting nor the journal's own notes say so. */
const DEFAULTS: Readonly<Record<TemplateKind, string>> = {
  journal: 'YYYY-MM-DD',
  standup: 'standups/YYYY-MM-DD',
  meeting: 'meetings/YYYY-MM-DD-{{title}}',
  runbook: 'runbooks/{{title}}',
  decision: 'decisions/{{number}}-{{title}}',
  incident: 'incidents/YYYY-MM-DD-{{title}}',
};

/** Words in a path that say which kind its notes are of. */
const FOLDERS: Readonly<Record<TemplateKind, RegExp>> = {
  journal: /(?:^|[/_ -])(?:journals?|dailys?|daily[-_ ]?notes?|diary|logs?|worklogs?)(?=[/_ -])/i,
  standup: /(?:^|[/_ -])(?:stand-?ups?|dailies|scrums?)(?=[/_ -])/i,
  meeting: /(?:^|[/_ -])(?:meetings?|minutes|1-?on-?1s?|retros?)(?=[/_ -])/i,
  runbook: /(?:^|[/_ -])(?:run-?books?|playbooks?|sops?)(?=[/_ -])/i,
  incident: /(?:^|[/_ -])(?:incidents?|outages?|post-?mortems?)(?=[/_ -])/i,
  decision: /(?:^|[/_ -])(?:adrs?|decisions?|decision[-_ ](?:records?|log)|architecture-decision-records?)(?=[/_ -])/i,
};

const DAY = /(?<![\d.])(\d{4})([-/_.]?)(\d{2})\2(\d{2})(?!\d)/;

/** One note named by its day may be an accident; its neighbours are not. */
const MIN_NOTES = 2;

/**
 * How the notes of a kind are named in a journal, read off the notes that are there: the pattern that most of them have,
 * `2024/11/19.md` → `YYYY/MM/DD`. A journal that is one growing file gets a file for the day beside it: what is in that
 * file is the user's to arrange.
 *
 * @param paths of the journal's notes, relative with `/`
 */
export function guessPattern(paths: readonly string[], kind: TemplateKind): string {
  const patterns = new Map<string, number>();
  for (const path of paths) {
    const pattern = patternOf(path, kind);
    if (pattern !== null) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  const best = [...patterns].toSorted((a, b) => b[1] - a[1])[0];
  if (best !== undefined && best[1] >= MIN_NOTES) return best[0];
  return folderOf(paths, kind) ?? DEFAULTS[kind];
}

const TEMPLATES = /(?:^|\/)_?templates?\//i;

function patternOf(path: string, kind: TemplateKind): string | null {
  const name = path.replace(/\.[^./]*$/, '');
  if (TEMPLATES.test(path)) return null;
  if (kind === 'runbook') return null;
  const ownFolder = FOLDERS[kind].test(path);
  if (kind === 'decision') return ownFolder ? numberedPattern(name) : null;
  const day = DAY.exec(name);
  if (day === null || Number(day[3]) > 12 || Number(day[4]) > 31) return null;
  const [written, , separator = ''] = day;
  const before = name.slice(0, day.index);
  const after = name.slice(day.index + written.length);
  const folderKind = kindOfFolder(path);
  if (kind === 'journal' ? after !== '' || (folderKind !== null && folderKind !== 'journal') : folderKind !== kind)
    return null;
  const tail = after === '' ? '' : /^[-_ .]/.test(after) ? `${after.charAt(0)}{{title}}` : null;
  if (tail === null || (kind === 'standup' && tail !== '')) return null;
  // Folders of years above the name are days too: `2024/2024-11-19`.
  const folder = before
    .replace(new RegExp(`(?<=^|/)${day[1] ?? ''}(?=/)`), 'YYYY')
    .replace(/(?<=YYYY\/)\d{2}(?=\/)/, 'MM');
  return `${folder}YYYY${separator}MM${separator}DD${tail}`;
}

function kindOfFolder(path: string): TemplateKind | null {
  for (const kind of ['standup', 'meeting', 'runbook', 'decision', 'incident', 'journal'] as const) {
    if (FOLDERS[kind].test(path)) return kind;
  }
  return null;
}

function numberedPattern(name: string): string | null {
  const numbered = /^(.*\/)?((?:adr|rfc)[-_ ]?)?(\d{2,5})([-_ ])[^/]+$/i.exec(name);
  if (numbered === null) return null;
  return `${numbered[1] ?? ''}${numbered[2] ?? ''}{{number}}${numbered[4] ?? '-'}{{title}}`;
}

/** The folder in which most notes of the kind stand, with the default name in it. */
function folderOf(paths: readonly string[], kind: TemplateKind): string | null {
  const folders = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder !== '' && FOLDERS[kind].test(folder) && !TEMPLATES.test(path))
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const best = [...folders].toSorted((a, b) => b[1] - a[1])[0];
  return best === undefined ? null : `${best[0]}${DEFAULTS[kind].replace(/^.*\//, '')}`;
}

const NUMBER_DIGITS = 4;

/** The next free number of a record in the folder of `pattern`, as wide as the others are written. */
export function nextNumber(paths: readonly string[], pattern: string): string {
  const at = pattern.search(/\{\{\s*number\s*\}\}/i);
  if (at === -1) return '';
  const front = pattern.slice(0, at).toLowerCase();
  let highest = 0;
  let digits = NUMBER_DIGITS;
  for (const path of paths) {
    const found = path.toLowerCase().startsWith(front) ? /^\d{1,5}/.exec(path.slice(front.length)) : null;
    if (found === null || Number(found[0]) <= highest) continue;
    highest = Number(found[0]);
    digits = found[0].length;
  }
  return String(highest + 1).padStart(digits, '0');
}
