import type { ErrorBody } from '../errors.ts';
import type { EditablePlace } from './outside.ts';

/*
 * What the page and the window's process of the app say to each other. Everything else goes through the contract.
 */

/** What the window's process tells the page. */
export type ShellMessage =
  /** A command of the menu, named by its scope and key: `everywhere Mod+N`, `notes y`, `theme dark`. */
  | { readonly kind: 'command'; readonly id: string; readonly byKey: boolean }
  /** A `daybook://` address that was opened somewhere else; it was read by `parseDeepLink`. */
  | { readonly kind: 'link'; readonly url: string }
  /** Files and folders that Daybook was started with, absolute. */
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  /** An address of the page itself, after its `#`. */
  | { readonly kind: 'address'; readonly hash: string }
  /** A dictionary of the spell checker came, or could not be fetched. */
  | { readonly kind: 'spelling'; readonly spelling: SpellingState }
  /** The small window is shown: a new text begins, or the one that was not sent goes on. */
  | { readonly kind: 'capture' }
  /** Something that Daybook was asked to open and does not know. */
  | { readonly kind: 'refused'; readonly what: string };

/**
 * What became of the global key for quick capture: `asked` of the desktop, which does not say; `taken` by another program;
 * `unusable` on any keyboard.
 */
export const CAPTURE_KEY_STATES = ['off', 'set', 'asked', 'taken', 'unusable'] as const;
export type CaptureKeyState = (typeof CAPTURE_KEY_STATES)[number];

/** Where the dictionary of a language is; `network-off`: it would have to be fetched, and may not be. */
export type DictionaryState = 'here' | 'fetching' | 'failed' | 'network-off';

/** What the spell checker of the page can do, and does. */
export interface SpellingState {
  /** Languages of which there are dictionaries; none on macOS, which has its own. */
  readonly available: readonly string[];
  /** Those of them that the system prefers. */
  readonly system: readonly string[];
  /** Those that are checked when checking is on. */
  readonly dictionaries: readonly { readonly language: string; readonly state: DictionaryState }[];
  /** Where dictionaries are kept. */
  readonly folder: string;
}

/** What became of the preferences that the system has a part in. */
export interface ShellState {
  readonly captureKey: CaptureKeyState;
  readonly spelling: SpellingState;
}

/** Systems other than macOS choose either files or folders in one dialog. */
export type ExportKind = 'zip' | 'folder';

/** `window.daybook`: all that the page can ask of the system. A browser has none of it. */
export interface NativeBridge {
  /** As Node names it: `darwin`, `win32`, `linux`. */
  readonly platform: string;
  /** The system's folder dialog; null when the user closed it. */
  pickFolder(): Promise<string | null>;
  /** The system's dialog for an export: a zip, or a folder; null when the user closed it. */
  pickExport(kind: ExportKind): Promise<string | null>;
  /** Opens an http, https or mailto address in the user's own program. */
  openExternal(url: string): Promise<void>;
  /** Opens an indexed note or a template in the editor that the user chose. The page says which, the engine where it is. */
  openInEditor(place: EditablePlace): Promise<{ readonly opened: string } | { readonly error: ErrorBody }>;
  /** The absolute path of a file that was dropped; empty for one that has none. */
  pathOf(file: File): string;
  /** Hears what the window's process says, from the first word on; gives what ends it. */
  onMessage(listener: (message: ShellMessage) => void): () => void;
  /** Says that preferences or the network switch have changed: menu, tray, global key and spell checker follow. */
  preferencesChanged(): Promise<ShellState>;
  /** Shows the system's notification that indexing has finished, unless the window has the focus. */
  notifyIndexed(says: string): Promise<void>;
  /** Puts the small window for capturing away. */
  hideCapture(): Promise<void>;
  /** Brings the window to the front, at an address of its own. */
  showAddress(hash: string): Promise<void>;
}
