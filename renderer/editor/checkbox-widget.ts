import { WidgetType } from '@codemirror/view';
import type { EditorView } from '@codemirror/view';
import { toggleOnLine } from './toggle-checkbox.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The box of an item: a click on it toggles the item. */
export class CheckboxWidget extends WidgetType {
  readonly #isDone: boolean;
  readonly #says: string;

  constructor(isDone: boolean, says: string) {
    super();
    this.#isDone = isDone;
    this.#says = says;
  }

  override eq(other: CheckboxWidget): boolean {
    return other.#isDone === this.#isDone && other.#says === this.#says;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('span');
    box.className = 'cm-box';
    box.setAttribute('role', 'checkbox');
    box.setAttribute('aria-checked', String(this.#isDone));
    box.setAttribute('aria-label', this.#says || 'item');
    if (this.#isDone) box.append(tick());
    box.addEventListener('mousedown', (event) => {
      event.preventDefault();
      if (view.state.readOnly) return;
      const change = toggleOnLine(view.state, view.posAtDOM(box));
      if (change !== null) view.dispatch({ changes: change, userEvent: 'input.toggle' });
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function tick(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M3 8.5 6.5 12 13 4.5');
  svg.append(path);
  return svg;
}
