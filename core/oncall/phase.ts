import { headingWords, roleOf } from '../ask/retrieve/section-role.ts';
import { phaseInOtherWords } from './phase-words.ts';
import type { Phase } from '../contract/runbook.ts';

/** What the section under a heading is for: a phase of the work, or background that has no steps. */
export type SectionPhase = Phase | 'background';

const ESCALATION =
  /^(?:escalat\w*|(?:who|whom) to (?:call|page|ask|contact|notify).*|when that did not help|getting help|contacts?|on-?call contacts?|paging|communicat\w+|notify\w*(?: .*)?|inform\w*(?: .*)?)(?: .*)?$/;
const ROLLBACK =
  /^(?:(?:how to )?(?:roll(?:ing)?[ -]?back|revert(?:ing)?|undo(?:ing)?|back(?:ing)?[ -]?out|restor(?:e|ing) (?:the )?(?:previous|old) .*)(?: .*)?|.* roll ?back)$/;
const VERIFICATION =
  /^(?:(?:final |post[- ]?)?(?:verif\w*|validat\w*|confirm\w*)(?: .*)?|post[- ]?(?:checks?|deploy\w*|incident checks?|mitigation)(?: .*)?|(?:checks? )?after(?:wards| the fix| that)?|success criteria|done when|(?:how to )?(?:check|tell|see) (?:that|if|whether) (?:it|that|the fix) .*|acceptance)$/;
const MITIGATION =
  /^(?:mitigat\w*|(?:possible |temporary |quick |known |immediate |short[- ]term )*(?:workarounds?|quick fix(?:es)?|mitigations?|first aid)|stop the bleeding|immediate (?:actions?|steps?|response)|containment|emergency.*|to mitigate.*)(?: .*)?$/;
const DIAGNOSIS =
  /^(?:check first|first(?:ly)? checks?|pre[- ]?checks?|is it .*|what to (?:check|look at|look for).*|queries|metrics|logs?|logging|symptoms? and checks?|assess\w*(?: .*)?|identif\w*(?: .*)?)$/;
const BACKGROUND: ReadonlySet<string> = new Set([
  'meaning',
  'impact',
  'reference',
  'setting',
  'status',
  'reason',
  'decision',
]);

/**
 * What the section under this heading is for; null when the heading names a subject instead.
 *
 * @param afterAction something to do stands above it under the same subject: checking again is verifying then
 */
export function phaseOf(heading: string, afterAction: boolean): SectionPhase | null {
  const words = headingWords(heading);
  if (words === '' || words.length > 80) return null;
  if (ESCALATION.test(words)) return 'escalation';
  if (ROLLBACK.test(words)) return 'rollback';
  if (VERIFICATION.test(words)) return afterAction ? 'verification' : 'diagnosis';
  if (MITIGATION.test(words)) return 'mitigation';
  const role = roleOf(heading);
  if (role === 'check' || role === 'cause' || DIAGNOSIS.test(words)) return 'diagnosis';
  if (role === 'action')
    return /^(?:(?:the )?steps?|procedures?|process|usage|how ?to|instructions?|commands?)\b/.test(words)
      ? 'steps'
      : 'resolution';
  if (role !== null) return BACKGROUND.has(role) ? 'background' : null;
  const phase = phaseInOtherWords(words);
  return phase === 'verification' && !afterAction ? 'diagnosis' : phase;
}

/** Phases in which something is changed. */
export function isAction(phase: SectionPhase | null): boolean {
  return phase === 'mitigation' || phase === 'resolution' || phase === 'steps';
}
