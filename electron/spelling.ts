import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type Session } from 'electron';
import type { SpellingState } from '../core/contract/shell.ts';
import { attempt } from '../core/notes/attempt.ts';
import { spellingState } from './spelling-languages.ts';

export interface SpellingWish {
  readonly isOn: boolean;
  /** Empty for those of the system. */
  readonly languages: readonly string[];
  readonly networkAllowed: boolean;
}

const OFF: SpellingWish = { isOn: false, languages: [], networkAllowed: false };

/**
 * The spell checker of the page. A Mac has its own, with its own dictionaries. Elsewhere it is Chromium's, which fetches
 * the dictionary of a language once, from a server of Google: so it stays off, with no language to fetch, until the user
 * has switched it on, and gets no language whose dictionary is not here while the network is closed.
 */
export class Spelling {
  readonly #session: Session;
  readonly #onChange: (state: SpellingState) => void;
  readonly #failed = new Set<string>();
  #wish = OFF;

  constructor(session: Session, onChange: (state: SpellingState) => void) {
    this.#session = session;
    this.#onChange = onChange;
    session.on('spellcheck-dictionary-download-failure', (_event, language) => {
      this.#failed.add(language);
      this.#onChange(this.state());
    });
    session.on('spellcheck-dictionary-download-success', () => this.#onChange(this.state()));
  }

  /** Follows what the user chose; a dictionary that failed is tried again. */
  follow(wish: SpellingWish): void {
    if (process.platform === 'darwin') return;
    this.#wish = wish;
    this.#failed.clear();
    const { dictionaries } = this.state();
    const ready = dictionaries.filter(({ state }) => state !== 'network-off').map(({ language }) => language);
    this.#session.setSpellCheckerLanguages(wish.isOn ? ready : []);
    this.#session.setSpellCheckerEnabled(wish.isOn && ready.length > 0);
  }

  state(): SpellingState {
    const folder = join(app.getPath('userData'), 'Dictionaries');
    const available = process.platform === 'darwin' ? [] : this.#session.availableSpellCheckerLanguages;
    const read = attempt(() => readdirSync(folder));
    const files = 'error' in read ? [] : read.value;
    const system = app.getPreferredSystemLanguages();
    const { languages: chosen, networkAllowed } = this.#wish;
    return {
      available,
      folder,
      ...spellingState({ chosen, system, available, files, failed: this.#failed, networkAllowed }),
    };
  }
}
