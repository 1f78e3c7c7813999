import type { ModelView } from '../../contract/models.ts';
import { bytes } from './amounts.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';
import { tableLines } from './table.ts';

function stateOf(model: ModelView): string {
  if (model.state === 'downloading' && model.fetched !== null && model.bytes > 0) {
    return `${Math.floor((100 * model.fetched) / model.bytes)} %`;
  }
  return model.active ? `${model.state}, in use` : model.state;
}

/** The catalogue, one model a line, with what went wrong below it where something did. */
export function modelsText(
  models: readonly ModelView[],
  layout: { readonly columns: number; readonly style: Style },
): string {
  const { columns, style } = layout;
  const rows = models.map((model) => [
    model.active ? '*' : ' ',
    model.role,
    model.name,
    model.bytes === 0 ? '' : bytes(model.bytes),
    model.license,
    stateOf(model),
    printableLine(model.about),
  ]);
  const lines = tableLines(
    rows,
    [{ paint: style.good }, {}, { paint: style.bold }, { align: 'right' }, { paint: style.dim }, {}, { shrink: 'end' }],
    columns,
  );
  return lines
    .flatMap((line, i) => {
      const problem = models[i]?.problem ?? null;
      if (problem === null) return [line];
      return [line, `   ${style.bad(printableLine(problem.message))} ${printableLine(problem.hint)}`.trimEnd()];
    })
    .join('\n');
}
