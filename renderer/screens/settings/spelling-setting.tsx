import type { JSX } from 'react';
import type { DictionaryState, SpellingState } from '../../../core/contract/shell.ts';
import { useClient } from '../../client-context.ts';
import { Chip } from '../../components/chip.tsx';
import { preferences, setPreferences } from '../../preferences.ts';
import { spellingState } from '../../shell/shell-state.ts';
import { useStore } from '../../store.ts';
import { OnOff } from './on-off.tsx';
import { SettingRow } from './setting-row.tsx';

const MISSING_WORDS: Readonly<Partial<Record<DictionaryState, string>>> = {
  failed: 'could not be fetched',
  'network-off': 'is not here, and the network is off',
};

/** Whether spelling is checked, and in which languages: where no system does it, dictionaries have to be fetched. */
export function SpellingSetting(): JSX.Element {
  const client = useClient();
  const kept = useStore(preferences);
  const state = useStore(spellingState);
  return (
    <>
      <SettingRow
        name="Check spelling"
        about="On this machine: what you write is sent nowhere. The dictionary of a language, about half a megabyte, is fetched once from redirector.gvt1.com, a server of Google, with nothing but its name; never while the network is off."
      >
        <OnOff
          label="Check spelling"
          value={kept.spelling}
          words={['On', 'Off']}
          onChange={(spelling) => setPreferences(client, { spelling })}
        />
      </SettingRow>
      {kept.spelling && state !== null && <Languages state={state} />}
    </>
  );
}

function Languages({ state }: { readonly state: SpellingState }): JSX.Element {
  const client = useClient();
  const { spellingLanguages: chosen } = useStore(preferences);
  const choose = (spellingLanguages: readonly string[]): void =>
    setPreferences(client, { spellingLanguages: [...spellingLanguages] });
  const others = state.available.filter((language) => !chosen.includes(language));
  const system = state.system.map(nameOf).join(', ') || 'none that has a dictionary';
  return (
    <SettingRow
      name="Languages to check"
      about={chosen.length === 0 ? `Those of the system: ${system}.` : ''}
      problem={sayMissing(state)}
    >
      {chosen.map((language) => (
        <Chip
          key={language}
          removeName={`Do not check ${nameOf(language)}`}
          onRemove={() => choose(chosen.filter((one) => one !== language))}
        >
          {nameOf(language)}
        </Chip>
      ))}
      <select
        className="input select"
        aria-label="Add a language to check"
        value=""
        onChange={(event) => choose([...chosen, event.currentTarget.value])}
      >
        <option value="" disabled>
          Add a language
        </option>
        {others.map((language) => (
          <option key={language} value={language}>
            {nameOf(language)}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}

/** Dictionaries that are not here, and why. */
function sayMissing({ dictionaries, folder }: SpellingState): string | null {
  const missing = dictionaries.filter(({ state }) => MISSING_WORDS[state] !== undefined);
  if (missing.length === 0) return null;
  const says = missing.map(({ language, state }) => `The dictionary of ${nameOf(language)} ${MISSING_WORDS[state]}.`);
  return `${says.join(' ')} A file such as en-US-10-1.bdic in ${folder} is taken as well.`;
}

const names = new Intl.DisplayNames('en', { type: 'language' });

function nameOf(language: string): string {
  return names.of(language) ?? language;
}
