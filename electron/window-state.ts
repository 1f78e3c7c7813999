import { z } from 'zod';
import { ThemeSchema } from '../core/contract/preferences.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
export type Bounds = z.infer<typeof Bounds>;

/** How the window was left. */
export const WindowStateSchema = z.object({
  bounds: Bounds,
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
  /** The address of the page after its `#`. */
  hash: z.string(),
  /** The theme that was chosen: it colours the window before the page is there. */
  theme: ThemeSchema.default('system'),
});
export type WindowState = z.infer<typeof WindowStateSchema>;

export const MIN_SIZE = { width: 480, height: 400 } as const;
const FIRST_SIZE = { width: 1280, height: 860 } as const;

/** So much of the window must be on a display to be found there and moved. */
const GRIP = { width: 120, height: 40 } as const;

/**
 * Where the window goes: where it was, as far as there is a display now, and no larger than it; else in the middle of the
 * first display.
 *
 * @param workAreas of the displays that exist, the main one first
 */
export function placeWindow(kept: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const main = workAreas[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  if (kept === null) return centred(FIRST_SIZE, main);
  const area = displayOf(kept, workAreas);
  if (area === null) return centred(kept, main);
  const width = fit(kept.width, MIN_SIZE.width, area.width);
  const height = fit(kept.height, MIN_SIZE.height, area.height);
  return {
    x: fit(kept.x, area.x, area.x + area.width - width),
    y: fit(kept.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** The display that shows most of the window; null when none shows enough of its title to grip it. */
function displayOf(window: Bounds, areas: readonly Bounds[]): Bounds | null {
  const shown = areas.map((area) => ({
    area,
    width: overlap([window.x, window.width], [area.x, area.width]),
    height: overlap([window.y, window.height], [area.y, area.height]),
  }));
  const [best] = shown.toSorted((a, b) => b.width * b.height - a.width * a.height);
  return best && best.width >= GRIP.width && best.height >= GRIP.height ? best.area : null;
}

type Span = readonly [from: number, length: number];

function overlap([a, aLength]: Span, [b, bLength]: Span): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
}

/** Between both; where they cross, the upper one. */
function fit(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function centred(size: Pick<Bounds, 'width' | 'height'>, area: Bounds): Bounds {
  const [width, height] = [Math.min(size.width, area.width), Math.min(size.height, area.height)];
  const middle = (from: number, all: number, own: number) => from + Math.round((all - own) / 2);
  return { x: middle(area.x, area.width, width), y: middle(area.y, area.height, height), width, height };
}

const CAPTURE_SIZE = { width: 560, height: 168 } as const;

/** Where the small window goes: in the middle of a display, above its half, where the eye is. */
export function placeCapture(area: Bounds): Bounds {
  const { x, width, height } = centred(CAPTURE_SIZE, area);
  return { x, y: area.y + Math.round((area.height - height) / 4), width, height };
}

const MAX_HASH = 4_000;

/**
 * The address to begin at: where the window was left. A question is not asked again by itself: its answer is shown as it is
 * kept in its conversation.
 */
export function startHash(hash: string): string {
  if (!hash.startsWith('#/') || hash.length > MAX_HASH) return '';
  if (!hash.startsWith('#/ask?')) return hash;
  const asked = new URLSearchParams(hash.slice('#/ask?'.length));
  const place = [...asked].filter(([name]) => name === 'talk' || name === 'turn');
  return place.length === 0 ? '#/ask' : `#/ask?${new URLSearchParams(place).toString()}`;
}
