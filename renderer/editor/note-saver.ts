import { ChangeSet, Text } from '@codemirror/state';
import type { NoteText, SavedNote, TextEdit } from '../../core/contract/editing.ts';
import type { Client } from '../client.ts';
import type { LeftBehind } from '../left-behind.ts';
import { toRpcError } from '../rpc-error.ts';
import type { RpcError } from '../rpc-error.ts';
import { editsBetween, mergeTexts } from './merge-texts.ts';
import type { Region } from './merge-texts.ts';

/** Where the text of the editor stands. */
export type SaveState =
  | { readonly kind: 'saved'; readonly modified: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: RpcError }
  | { readonly kind: 'conflict'; readonly regions: readonly Region[] };

export interface SaverParts {
  readonly client: Pick<Client, 'call'>;
  readonly note: Pick<NoteText, 'journal' | 'path' | 'text' | 'hash' | 'modified'>;
  /** The text as it is in the editor now. */
  readonly doc: () => Text;
  /** Told where the note is when its file was renamed. */
  readonly onMoved?: (path: string) => void;
  /** Takes what could be neither saved nor kept. */
  readonly onLeft?: (draft: LeftBehind) => void;
  /** Puts edits into the editor that the user did not type; those that they chose can be undone. */
  readonly apply: (edits: readonly TextEdit[], isChosen: boolean) => void;
  readonly onState: (state: SaveState) => void;
}

/** After the last key. */
const AUTOSAVE_MS = 800;
/** While keys keep coming, what is not saved yet is kept this often. */
const DRAFT_MS = 1_000;
/** What failed is tried again after this. */
const RETRY_MS = 5_000;

/** Trying again changes nothing about these. */
const FINAL: ReadonlySet<string> = new Set(['permission-denied', 'not-found', 'invalid']);

/** A text as it is on the disk, with the hash of its bytes. */
interface Disk {
  readonly text: Text;
  readonly hash: string;
}

/**
 * Brings what is typed into the file: after a pause, on leaving, and never over what somebody else wrote. What is not
 * saved yet is kept in the data folder. Edits only are sent, so a large note costs no more than a small one.
 */
export class NoteSaver {
  readonly #parts: SaverParts;
  #path: string;
  #base: Disk;
  /** From the base to the editor's text, without what is being sent; null when nothing was typed. */
  #pending: ChangeSet | null = null;
  /** What is being sent: from the base to where `#pending` begins. */
  #sent: ChangeSet | null = null;
  /** What the disk holds in a conflict. */
  #theirs: (Disk & { readonly modified: string }) | null = null;
  #state: SaveState;
  #isApplying = false;
  #isClosed = false;
  #autosave: ReturnType<typeof setTimeout> | undefined;
  #draft: ReturnType<typeof setTimeout> | undefined;
  /** What is sent goes one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: SaverParts) {
    const { text, hash, modified } = parts.note;
    this.#parts = parts;
    this.#path = parts.note.path;
    this.#base = { text: Text.of(text.split('\n')), hash };
    this.#state = { kind: 'saved', modified };
  }

  get state(): SaveState {
    return this.#state;
  }

  get isDirty(): boolean {
    return this.#unsaved() !== null;
  }

  /** Hears every change of the editor's text. */
  changed(changes: ChangeSet): void {
    if (this.#isApplying || changes.empty) return;
    this.#pending = this.#pending === null ? changes : this.#pending.compose(changes);
    if (this.#state.kind !== 'conflict') {
      if (this.#state.kind !== 'saving' && this.#state.kind !== 'unsaved') this.#show({ kind: 'unsaved' });
      this.#saveIn(AUTOSAVE_MS);
    }
    this.#keepSoon();
  }

  /** Saves now what is not saved; resolves when it is, or is known not to be. */
  flush(): Promise<void> {
    clearTimeout(this.#autosave);
    return this.#enqueue(() => this.#save());
  }

  /** Looks whether the file is what was saved last, and takes in what somebody else wrote. What failed is saved now. */
  lookAtDisk(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#isClosed) return;
      if (this.#theirs !== null) {
        // What the user is asked about may be another text by now, or nothing to ask about any more.
        const now = await this.#send(this.#theirs, null);
        if (now.kind === 'changed') this.#take(now);
        return;
      }
      // What was typed is compared with the disk when it is saved.
      if (this.isDirty) {
        if (this.#state.kind === 'failed') await this.#save();
        return;
      }
      const answer = await this.#send(this.#base, null);
      if (answer.kind === 'changed') this.#take(answer);
      else if (this.#state.kind === 'failed') this.#show({ kind: 'saved', modified: answer.modified });
    });
  }

  /** The user has decided what the text is, with both sides in sight. */
  resolve(text: string): Promise<void> {
    const theirs = this.#theirs;
    if (theirs === null) return Promise.resolve();
    this.#theirs = null;
    this.#rebase(theirs, text, true);
    if (this.#pending !== null) {
      this.#show({ kind: 'unsaved' });
      return this.flush();
    }
    this.#forgetDraftTimer();
    this.#show({ kind: 'saved', modified: theirs.modified });
    // What was kept of the other text was decided against.
    const { journal } = this.#parts.note;
    return this.#enqueue(async () => void (await this.#parts.client.call('dropDraft', { journal, path: this.#path })));
  }

  /**
   * Keeps what is not saved, and hears nothing any more.
   *
   * @returns why what was typed could not even be kept in the data folder; null when it was, or is saved
   */
  async close(): Promise<RpcError | null> {
    // What was merged on the way is saved in a second turn.
    for (let turn = 0; turn < 3 && this.isDirty && this.#state.kind !== 'conflict'; turn++) await this.flush();
    let lost: RpcError | null = null;
    if (this.isDirty) {
      await this.#enqueue(() =>
        this.#keep().catch((thrown: unknown) => {
          lost = toRpcError(thrown);
          this.#leaveBehind();
        }),
      );
    }
    this.#isClosed = true;
    clearTimeout(this.#autosave);
    clearTimeout(this.#draft);
    return lost;
  }

  /** Keeps what is not saved at once: the window may be gone in a moment. */
  keepNow(): void {
    clearTimeout(this.#draft);
    this.#draft = undefined;
    if (this.#state.kind === 'failed') this.#leaveBehind();
    // The window goes: nobody is left to hear of a failure, and the timed keeping has run before.
    void this.#keep().catch(() => undefined);
  }

  /** Everything from the base to the editor's text. */
  #unsaved(): ChangeSet | null {
    if (this.#sent === null || this.#pending === null) return this.#sent ?? this.#pending;
    return this.#sent.compose(this.#pending);
  }

  #show(state: SaveState): void {
    this.#state = state;
    if (!this.#isClosed) this.#parts.onState(state);
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#autosave);
    this.#autosave = setTimeout(() => void this.flush(), ms);
  }

  #keepSoon(): void {
    this.#draft ??= setTimeout(() => {
      this.#draft = undefined;
      void this.#enqueue(() => this.#keep());
    }, DRAFT_MS);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch((thrown: unknown) => {
      const error = toRpcError(thrown);
      this.#show({ kind: 'failed', error });
      this.#keepSoon();
      if (!FINAL.has(error.code)) this.#saveIn(RETRY_MS);
    });
    return this.#queue;
  }

  async #save(): Promise<void> {
    if (this.#pending === null || this.#isClosed || this.#state.kind === 'conflict') return;
    const doc = this.#parts.doc();
    this.#show({ kind: 'saving' });
    [this.#sent, this.#pending] = [this.#pending, null];
    const answer = await this.#send(this.#base, { changes: this.#sent, length: doc.length }).catch((thrown: unknown) =>
      toRpcError(thrown),
    );
    const all = this.#unsaved();
    const typedMeanwhile = this.#pending;
    [this.#sent, this.#pending] = [null, all];
    if (answer instanceof Error) throw answer;
    if (answer.kind === 'changed') {
      this.#take(answer);
      return;
    }
    this.#base = { text: doc, hash: answer.hash };
    this.#pending = typedMeanwhile;
    this.#show(this.#pending === null ? { kind: 'saved', modified: answer.modified } : { kind: 'unsaved' });
    if (this.#pending === null) this.#forgetDraftTimer();
  }

  /** Sends what was changed in the text that the disk is thought to hold; without changes it only looks whether it does. */
  async #send(
    { text, hash }: Disk,
    typed: { readonly changes: ChangeSet; readonly length: number } | null,
  ): Promise<SavedNote> {
    const { journal } = this.#parts.note;
    const edits = typed === null ? [] : editsOf(typed.changes, text);
    const request = { journal, path: this.#path, hash, edits, length: typed?.length ?? text.length };
    const answer = await this.#parts.client.call('saveNote', request);
    if (answer.kind === 'saved' && answer.path !== this.#path) {
      this.#path = answer.path;
      this.#parts.onMoved?.(answer.path);
    }
    return answer;
  }

  #forgetDraftTimer(): void {
    clearTimeout(this.#draft);
    this.#draft = undefined;
  }

  /** Takes the disk's text in: alone, with what was typed, or as a question to the user. */
  #take(disk: Omit<Extract<SavedNote, { kind: 'changed' }>, 'kind'>): void {
    const theirs = { text: Text.of(disk.text.split('\n')), hash: disk.hash, modified: disk.modified };
    const mine = this.#parts.doc().toString();
    const merge = mergeTexts({ base: this.#base.text.toString(), mine, theirs: disk.text });
    if (merge.kind === 'conflict') {
      this.#theirs = theirs;
      this.#show({ kind: 'conflict', regions: merge.regions });
      this.#keepSoon();
      return;
    }
    this.#theirs = null;
    this.#rebase(theirs, merge.text, false);
    if (this.#pending === null) this.#show({ kind: 'saved', modified: disk.modified });
    else {
      this.#show({ kind: 'unsaved' });
      this.#saveIn(0);
    }
  }

  /** From now on the text is `text`, and the file is what `disk` says. */
  #rebase(disk: Disk, text: string, isChosen: boolean): void {
    const edits = editsBetween(this.#parts.doc().toString(), text);
    this.#isApplying = true;
    if (edits.length > 0) this.#parts.apply(edits, isChosen);
    this.#isApplying = false;
    this.#base = disk;
    const now = this.#parts.doc();
    this.#pending = now.eq(disk.text) ? null : changesBetween(disk.text, now);
  }

  async #keep(): Promise<void> {
    const draft = this.#draftOf();
    if (draft === null || this.#isClosed) return;
    const { kept } = await this.#parts.client.call('keepDraft', draft);
    if (!kept) await this.#parts.client.call('keepDraft', { ...draft, base: this.#base.text.toString() });
  }

  #leaveBehind(): void {
    const draft = this.#draftOf();
    if (draft !== null) this.#parts.onLeft?.({ ...draft, base: this.#base.text.toString() });
  }

  #draftOf(): Omit<LeftBehind, 'base'> | null {
    const unsaved = this.#unsaved();
    if (unsaved === null) return null;
    const { journal } = this.#parts.note;
    const { hash, text } = this.#base;
    return { journal, path: this.#path, hash, edits: editsOf(unsaved, text) };
  }
}

function changesBetween(before: Text, after: Text): ChangeSet {
  return ChangeSet.of([...editsBetween(before.toString(), after.toString())], before.length);
}

/** A change set as edits of `base`, which never begin or end within a character. */
export function editsOf(changes: ChangeSet, base: Text): TextEdit[] {
  const edits: TextEdit[] = [];
  changes.iterChanges((...[from, to, , , inserted]) => {
    const before = isSplit(base, from) ? base.sliceString(from - 1, from) : '';
    const after = isSplit(base, to) ? base.sliceString(to, to + 1) : '';
    const insert = before + inserted.toString() + after;
    edits.push({ from: from - before.length, to: to + after.length, insert });
  });
  return edits;
}

/** True between the two halves of one character. */
function isSplit(text: Text, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.sliceString(Math.max(at - 1, 0), at + 1));
}
