import type { JSX } from 'react';
import type { Route } from './routes.ts';
import { AskScreen } from './screens/ask/ask-screen.tsx';
import { DaysScreen } from './screens/days/days-screen.tsx';
import { DecisionsScreen } from './screens/decisions/decisions-screen.tsx';
import { HealthScreen } from './screens/health/health-screen.tsx';
import { JournalsScreen } from './screens/journals/journals-screen.tsx';
import { ModelsScreen } from './screens/models/models-screen.tsx';
import { NoteScreen } from './screens/note/note-screen.tsx';
import { NotesScreen } from './screens/note/notes-screen.tsx';
import { RunbooksScreen } from './screens/runbooks/runbooks-screen.tsx';
import { SearchScreen } from './screens/search/search-screen.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { PersonScreen } from './screens/standup/person-screen.tsx';
import { StandupScreen } from './screens/standup/standup-screen.tsx';
import { TasksScreen } from './screens/tasks/tasks-screen.tsx';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';

/** Every place but today. */
export function OtherScreen({ route }: { readonly route: Exclude<Route, { kind: 'today' | 'start' }> }): JSX.Element {
  switch (route.kind) {
    case 'ask':
      return <AskScreen route={route} />;
    case 'search':
      return <SearchScreen route={route} />;
    case 'notes':
      return <NotesScreen route={route} />;
    case 'note':
      return <NoteScreen route={route} />;
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
    case 'welcome':
      return <WelcomeScreen />;
  }
}
