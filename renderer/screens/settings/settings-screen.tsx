import type { JSX } from 'react';
import { DATE_ORDERS, THEMES } from '../../../core/contract/preferences.ts';
import type { DateOrderChoice, Theme } from '../../../core/contract/preferences.ts';
import { useClient } from '../../client-context.ts';
import { AddFolder } from '../../components/add-folder.tsx';
import { Page } from '../../components/page.tsx';
import { Switch } from '../../components/switch.tsx';
import { startIndexing } from '../../index-run.ts';
import { preferences, setPreferences } from '../../preferences.ts';
import { useStatus } from '../../queries.ts';
import { useStore } from '../../store.ts';
import { chooseTheme } from '../../theme.ts';
import { sayCounted } from '../../words/number.ts';
import { NetworkSwitch } from '../models/network-switch.tsx';
import { AlertsSetting } from './alerts-setting.tsx';
import { AppSettings } from './app-settings.tsx';
import { EditorSetting } from './editor-setting.tsx';
import { NamePatterns } from './name-patterns.tsx';
import { OwnData } from './own-data.tsx';
import { SettingRow } from './setting-row.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { TemplateList } from './template-list.tsx';

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const ORDER_WORDS: Readonly<Record<DateOrderChoice, string>> = {
  found: 'As most notes write',
  'day-first': 'Day first',
  'month-first': 'Month first',
};

/** Everything that can be chosen, kept at once. */
export function SettingsScreen(): JSX.Element {
  const client = useClient();
  const kept = useStore(preferences);
  return (
    <Page title="Settings">
      <div className="column wide settings">
        <section className="panel" aria-labelledby="s-window">
          <h2 id="s-window">Window</h2>
          <SettingRow name="Theme">
            <Switch
              label="Theme"
              value={kept.theme}
              choices={THEMES.map((value) => ({ value, says: THEME_WORDS[value] }))}
              onChange={(theme) => chooseTheme(client, theme)}
            />
          </SettingRow>
          <AppSettings />
        </section>
        <NoteSettings />
        <section className="panel" aria-labelledby="s-models">
          <h2 id="s-models">Models and network</h2>
          <p>
            Models, their licences, and a test of servers are under <a href="#/models">Models</a>.
          </p>
          <NetworkSwitch />
        </section>
        <section className="panel" aria-labelledby="s-oncall">
          <h2 id="s-oncall">On call</h2>
          <AlertsSetting />
        </section>
        <ShortcutList />
        <OwnData />
      </div>
    </Page>
  );
}

function NoteSettings(): JSX.Element {
  const client = useClient();
  const kept = useStore(preferences);
  const { data: status } = useStatus();
  const chooseOrder = (dateOrder: DateOrderChoice): void => {
    setPreferences(client, { dateOrder });
    startIndexing(client, { fresh: false, dateOrder });
  };
  return (
    <section className="panel" aria-labelledby="s-notes">
      <h2 id="s-notes">Notes</h2>
      <SettingRow
        name="Journals"
        about={
          status
            ? `${sayCounted(status.journals.length, 'folder')}, ${sayCounted(status.notes, 'note')}. Remove one under Journals.`
            : ''
        }
      >
        <a className="button" href="#/journals">
          Show journals
        </a>
      </SettingRow>
      <AddFolder />
      <SettingRow
        name="Dates like 04/11/2024"
        about="Where a note does not show which is the day. A change reads those notes again."
      >
        <Switch
          label="Order of dates"
          value={kept.dateOrder}
          choices={DATE_ORDERS.map((value) => ({ value, says: ORDER_WORDS[value] }))}
          onChange={chooseOrder}
        />
      </SettingRow>
      <SettingRow name="Heading for captured text" about="In today’s note.">
        <input
          className="input"
          aria-label="Heading for captured text"
          defaultValue={kept.captureHeading}
          key={kept.captureHeading}
          maxLength={200}
          onBlur={(event) => {
            const captureHeading = event.currentTarget.value.trim();
            if (captureHeading === '') event.currentTarget.value = kept.captureHeading;
            else setPreferences(client, { captureHeading });
          }}
        />
      </SettingRow>
      <EditorSetting />
      <NamePatterns />
      <TemplateList />
    </section>
  );
}
