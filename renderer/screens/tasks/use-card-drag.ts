import { useEffect, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { TASK_STATES } from '../../../core/contract/kinds.ts';
import type { TaskState } from '../../../core/contract/kinds.ts';

/** A press that goes further is a drag, not a click. */
const DRAG_PX = 5;

/** A card on its way. */
export interface CardDrag {
  readonly task: Task;
  /** Where the pointer is in the window. */
  readonly x: number;
  readonly y: number;
  /** The column that it is over; null outside of the board. */
  readonly over: TaskState | null;
}

interface Press {
  readonly task: Task;
  readonly x: number;
  readonly y: number;
}

export interface CardDragging {
  readonly drag: CardDrag | null;
  readonly onPress: (event: ReactPointerEvent<HTMLElement>, task: Task) => void;
  /** True once after a drag: the click that ends it means nothing. */
  readonly takeClick: () => boolean;
}

/** Carries a card with the pointer to another column; Escape lets it go where it was. */
export function useCardDrag(onDrop: (task: Task, state: TaskState) => void): CardDragging {
  const [drag, setDrag] = useState<CardDrag | null>(null);
  const press = useRef<Press | null>(null);
  const wasDragged = useRef(false);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    let now: CardDrag | null = null;
    const put = (next: CardDrag | null): void => {
      now = next;
      setDrag(next);
    };
    const onMove = (event: PointerEvent): void => {
      const { current } = press;
      if (current === null) return;
      const far = Math.hypot(event.clientX - current.x, event.clientY - current.y) > DRAG_PX;
      if (now === null && !far) return;
      wasDragged.current = true;
      put({ task: current.task, x: event.clientX, y: event.clientY, over: columnAt(event.clientX, event.clientY) });
    };
    const end = (): void => {
      press.current = null;
      put(null);
    };
    const onUp = (): void => {
      const done = now;
      end();
      if (done !== null && done.over !== null && done.over !== done.task.state) drop.current(done.task, done.over);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || now === null) return;
      event.stopPropagation();
      end();
    };
    return listenToPointer({ onMove, onUp, onCancel: end, onKey });
  }, []);
  return {
    drag,
    onPress(event, task) {
      if (event.button !== 0) return;
      wasDragged.current = false;
      press.current = { task, x: event.clientX, y: event.clientY };
    },
    takeClick() {
      const was = wasDragged.current;
      wasDragged.current = false;
      return was;
    },
  };
}

interface PointerListeners {
  readonly onMove: (event: PointerEvent) => void;
  readonly onUp: () => void;
  readonly onCancel: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Listens in the whole window: a card leaves its column. Gives what ends it. */
function listenToPointer({ onMove, onUp, onCancel, onKey }: PointerListeners): () => void {
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}

function columnAt(x: number, y: number): TaskState | null {
  const column = document.elementFromPoint(x, y)?.closest('[data-column]')?.getAttribute('data-column');
  return TASK_STATES.find((state) => state === column) ?? null;
}
