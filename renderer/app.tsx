import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JSX } from 'react';
import { ClientContext } from './client-context.ts';
import type { Client } from './client.ts';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { KeyHelp, keyHelpShown } from './components/key-help.tsx';
import { NewNote, newNoteShown } from './components/new-note.tsx';
import { NoticeList } from './components/notice-list.tsx';
import { overlaidPane } from './components/pane-state.ts';
import { Rail } from './components/rail.tsx';
import { StatusLine } from './components/status-line.tsx';
import { useKeptDrafts } from './kept-drafts.ts';
import { useHash, useRoute } from './navigation.ts';
import { Palette } from './palette/palette.tsx';
import { paletteShown } from './palette/palette-state.ts';
import { useOncallFeed } from './oncall-feed.ts';
import { useKeptPreferences } from './preferences-feed.ts';
import { placeOf } from './routes.ts';
import type { Route } from './routes.ts';
import { AskScreen } from './screens/ask/ask-screen.tsx';
import { HealthScreen } from './screens/health/health-screen.tsx';
import { JournalsScreen } from './screens/journals/journals-screen.tsx';
import { ModelsScreen } from './screens/models/models-screen.tsx';
import { NoteScreen } from './screens/note/note-screen.tsx';
import { NotesScreen } from './screens/note/notes-screen.tsx';
import { RunbooksScreen } from './screens/runbooks/runbooks-screen.tsx';
import { SearchScreen } from './screens/search/search-screen.tsx';
import { DaysScreen } from './screens/days/days-screen.tsx';
import { DecisionsScreen } from './screens/decisions/decisions-screen.tsx';
import { PersonScreen } from './screens/standup/person-screen.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { StandupScreen } from './screens/standup/standup-screen.tsx';
import { TasksScreen } from './screens/tasks/tasks-screen.tsx';
import { TodayScreen } from './screens/today/today-screen.tsx';
import { StartScreen } from './screens/welcome/start-screen.tsx';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';
import { useStatusFeed } from './status-feed.ts';
import { useStore } from './store.ts';
import { useGlobalKeys } from './global-keys.ts';
import { followToday } from './today.ts';
import { PLACE_NAMES } from './words/place.ts';

/** The whole window. */
export function App(props: { readonly client: Client; readonly queries: QueryClient }): JSX.Element {
  return (
    <ClientContext value={props.client}>
      <QueryClientProvider client={props.queries}>
        <Frame />
      </QueryClientProvider>
    </ClientContext>
  );
}

/** Rail, screen and status line. */
function Frame(): JSX.Element {
  const route = useRoute();
  const hash = useHash();
  const place = placeOf(route);
  const helpShown = useStore(keyHelpShown);
  const isNoteNew = useStore(newNoteShown);
  const palette = useStore(paletteShown);
  useKeptPreferences();
  useStatusFeed();
  useOncallFeed();
  useGlobalKeys(place);
  useKeptDrafts();
  useEffect(followToday, []);
  useEffect(() => {
    document.title = titleOf(route);
    overlaidPane.set(null);
  }, [route]);
  return (
    <div className="app">
      <Rail place={place} />
      <div className="stage">
        <ErrorBoundary resetKey={hash}>
          <Screen route={route} />
        </ErrorBoundary>
      </div>
      <StatusLine />
      <NoticeList />
      {helpShown && <KeyHelp place={place} />}
      {isNoteNew && <NewNote />}
      {palette !== null && <Palette place={place} scope={palette} />}
    </div>
  );
}

function Screen({ route }: { readonly route: Route }): JSX.Element {
  switch (route.kind) {
    case 'ask':
      return <AskScreen route={route} />;
    case 'search':
      return <SearchScreen route={route} />;
    case 'notes':
      return <NotesScreen route={route} />;
    case 'note':
      return <NoteScreen route={route} />;
    case 'today':
      return <TodayScreen route={route} />;
    case 'tasks':
      return <TasksScreen route={route} />;
    case 'standup':
      return <StandupScreen route={route} />;
    case 'person':
      return <PersonScreen key={route.name} route={route} />;
    case 'decisions':
      return <DecisionsScreen route={route} />;
    case 'days':
      return <DaysScreen route={route} />;
    case 'journals':
      return <JournalsScreen />;
    case 'models':
      return <ModelsScreen />;
    case 'runbooks':
      return <RunbooksScreen route={route} />;
    case 'health':
      return <HealthScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'start':
      return <StartScreen />;
    case 'welcome':
      return <WelcomeScreen />;
  }
}

function titleOf(route: Route): string {
  if (route.kind === 'ask' && route.question) return `${route.question.slice(0, 80)} – Daybook`;
  if (route.kind === 'note') return `${route.path} – Daybook`;
  if (route.kind === 'welcome') return 'Welcome – Daybook';
  if (route.kind === 'person') return `${route.name} – Daybook`;
  return `${PLACE_NAMES[placeOf(route)]} – Daybook`;
}
