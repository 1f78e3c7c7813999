import { tokensOf } from './danger-verbs.ts';

/*
 * What a few lines of a programming language destroy: files, and what the library of a service calls so.
 */

const FILES =
  /\b(?:rmtree|unlink|rmdir|rm(?:dir)?Sync|unlinkSync|File\.delete|FileUtils\.(?:rm|remove)\w*|os\.(?:remove(?:All)?|unlink|rmdir|kill)|os\.RemoveAll|fs\.(?:promises\.)?rm|Files\.delete(?:IfExists)?)\b\s*\(?/;
/** Calls whose verb has an object: `delete_bucket(`, `terminateInstances(`; `list.remove(x)` is everyday code. */
const CALL = /(?<!\b(?:def|function|func|fn) {1,3})\b([A-Za-z][A-Za-z0-9]*(?:[_A-Z][A-Za-z0-9_]*)?[!]?)\s*\(/g;
const VERBS = /^(?:delete|destroy|drop|purge|wipe|truncate|terminate|erase|revoke|uninstall|deregister|shutdown)$/;
/** Of tables in memory and of events. */
const EVERYDAY = /^(?:drop(?:_?na|_duplicates|_while|_last|While|Last|Right)|deleteLater|deleteProperty)$/i;

/** Why code can destroy something; null when nothing says so. */
export function dangerOfCode(text: string, language: string): string | null {
  if (/^(?:json|ya?ml|toml|ini|html?|css|xml|markdown|md|diff|mermaid|promql|logql|hcl|tf|terraform)$/.test(language))
    return null;
  const code = text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
  if (FILES.test(code)) return 'removes files';
  for (const [, name = ''] of code.matchAll(CALL)) {
    const [verb = '', ...rest] = tokensOf(name);
    if (rest.length > 0 && VERBS.test(verb) && !EVERYDAY.test(name)) return 'deletes something';
  }
  return null;
}
