/** What can take the focus, in the order of Tab. */
const FOCUSABLE = 'button:not(:disabled), a[href], input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/** How far up it is remembered what was around the focus. */
const MAX_DEPTH = 12;

/** Where a page takes keys that nobody else wants. */
const PAGE_ID = 'page-body';

interface Around {
  readonly element: Element;
  /** Which of its controls had the focus. */
  readonly at: number;
}

/**
 * Keeps the focus in its place when what has it goes away: a chip that was removed, a button that did its work, a dialog
 * that closed. The browser would begin anew at the top of the page, and who has no mouse would walk down again.
 *
 * @returns what ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  let focused: Element | null = null;
  let around: readonly Around[] = [];
  /** What had the focus before a dialog took it. */
  let beforeDialog: HTMLElement | null = null;
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    // A page takes a focus that fell to nobody; what it fell from may have had a neighbour.
    if (target.id === PAGE_ID && focused?.isConnected === false) return recover();
    if (target.closest('dialog') !== null) {
      if (focused instanceof HTMLElement && focused.closest('dialog') === null) beforeDialog = focused;
    }
    focused = target;
    around = aroundOf(target, root);
  };
  const recover = (): void => {
    const wasInDialog = (focused?.closest('dialog') ?? null) !== null;
    focused = null;
    const to = wasInDialog && beforeDialog?.isConnected ? beforeDialog : nextOf(around);
    (to ?? document.getElementById(PAGE_ID))?.focus({ preventScroll: true });
  };
  const onChange = (): void => {
    if (focused?.isConnected === false && document.activeElement === document.body) recover();
  };
  const observer = new MutationObserver(onChange);
  document.addEventListener('focusin', onFocusIn);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    observer.disconnect();
  };
}

function aroundOf(target: Element, root: Element): readonly Around[] {
  const found: Around[] = [];
  for (
    let one = target.parentElement;
    one !== null && one !== root && found.length < MAX_DEPTH;
    one = one.parentElement
  ) {
    found.push({ element: one, at: [...one.querySelectorAll(FOCUSABLE)].indexOf(target) });
    // Beyond these the nearest control is in another part of the window.
    if (one.matches('main, section, dialog, nav, [role="group"], .pane')) break;
  }
  return found;
}

/** The control that now stands where the one that went stood, in the nearest part of the page that is still there. */
function nextOf(around: readonly Around[]): HTMLElement | null {
  for (const { element, at } of around) {
    if (!element.isConnected) continue;
    const left = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
    const next = left[Math.min(Math.max(at, 0), left.length - 1)];
    if (next !== undefined) return next;
  }
  return null;
}
