import type { Command, Step } from '../contract/ask.ts';
import { dangerOf, placeholdersIn } from './commands.ts';
import type { ChunkRow } from '../store/chunks.ts';
import { unitsOf, type Unit } from './units.ts';

/** Languages of fences that are not meant for a prompt: output, data, prose. */
const NOT_COMMANDS = new Set([
  'text',
  'txt',
  'json',
  'output',
  'log',
  'markdown',
  'md',
  'diff',
  'mermaid',
  'plantuml',
  'html',
  'xml',
  'csv',
]);

function commandOf(unit: Unit, path: string): Command {
  const shown = unit.text;
  return {
    lang: unit.lang,
    text: shown,
    path,
    line: unit.line + 1,
    placeholders: placeholdersIn(shown),
    danger: dangerOf(shown),
  };
}

/**
 * Reads the steps of a section: its ordered list, or else each command block with the sentence before it.
 * Commands are the note's bytes; nothing is invented and nothing is reordered.
 *
 * @param chunks the section's chunks in order
 * @returns empty when the section holds neither a numbered list of two items nor a command block
 */
export function stepsOf(chunks: readonly ChunkRow[]): Step[] {
  const units: (Unit & { readonly path: string })[] = [];
  let covered = 0;
  for (const chunk of chunks) {
    for (const unit of unitsOf(chunk.text, chunk.line)) {
      if (unit.line <= covered && units.some((known) => known.line === unit.line && known.text === unit.text)) continue;
      units.push({ ...unit, path: chunk.path });
    }
    covered = Math.max(covered, chunk.endLine);
  }
  const numbered = units.filter((unit) => unit.number !== null && unit.indent < 2).length >= 2;
  const steps: { text: string; commands: Command[] }[] = [];
  let lead: Unit | null = null;
  for (const unit of units) {
    if (numbered) {
      if (unit.kind === 'heading') continue;
      const last = steps.at(-1);
      if (unit.number !== null && unit.indent < 2) steps.push({ text: unit.text, commands: [] });
      else if (last && unit.kind === 'code') last.commands.push(commandOf(unit, unit.path));
      else if (last && unit.indent > 0) last.text += unit.kind === 'item' ? `\n- ${unit.text}` : ` ${unit.text}`;
      continue;
    }
    if (unit.kind !== 'code') {
      lead = unit;
      continue;
    }
    if (NOT_COMMANDS.has(unit.lang.toLowerCase()) || unit.text.trim() === '') continue;
    const last = steps.at(-1);
    const text: string = lead?.kind === 'heading' ? lead.text : (lead?.text ?? '');
    if (last && last.text === text) last.commands.push(commandOf(unit, unit.path));
    else steps.push({ text, commands: [commandOf(unit, unit.path)] });
  }
  return steps.map((step, index) => ({ n: index + 1, ...step }));
}
