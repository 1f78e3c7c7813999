import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import type { JSX } from 'react';
import { ClientContext } from './client-context.ts';
import type { Client } from './client.ts';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { KeyHelp, keyHelpShown } from './components/key-help.tsx';
import { NewNote, newNoteShown } from './components/new-note.tsx';
import { NoticeList } from './components/notice-list.tsx';
import { overlaidPane } from './components/pane-state.ts';
import { Page } from './components/page.tsx';
import { Rail } from './components/rail.tsx';
import { Skeleton } from './components/skeleton.tsx';
import { StatusLine } from './components/status-line.tsx';
import { keepFocus } from './keep-focus.ts';
import { useKeptDrafts } from './kept-drafts.ts';
import { useHash, useRoute } from './navigation.ts';
import { Palette } from './palette/palette.tsx';
import { paletteShown } from './palette/palette-state.ts';
import { useOncallFeed } from './oncall-feed.ts';
import { useKeptPreferences } from './preferences-feed.ts';
import { placeOf } from './routes.ts';
import type { Route } from './routes.ts';
import { TodayScreen } from './screens/today/today-screen.tsx';
import { StartScreen } from './screens/welcome/start-screen.tsx';
import { FileDrop } from './shell/file-drop.tsx';
import { useShellMessages } from './shell/shell-messages.ts';
import { TellIndexed } from './shell/tell-indexed.ts';
import { useStatusFeed } from './status-feed.ts';
import { useStore } from './store.ts';
import { useGlobalKeys } from './global-keys.ts';
import { followToday } from './today.ts';
import { PLACE_NAMES } from './words/place.ts';

const loadOthers = () => import('./other-screens.tsx');

/** All other places: loaded apart, so that the first screen is not held up by them. */
const OtherScreen = lazy(async () => ({ default: (await loadOthers()).OtherScreen }));

/** Long enough for the first screen to stand. */
const OTHERS_AFTER_MS = 1_000;

/** Loads the other places while nobody waits for them. What fails is asked for again, and told, when somebody goes there. */
function loadOthersLater(): () => void {
  const timer = setTimeout(() => void loadOthers().catch(() => null), OTHERS_AFTER_MS);
  return () => clearTimeout(timer);
}

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
  useShellMessages();
  useEffect(followToday, []);
  useEffect(() => keepFocus(document.body), []);
  useEffect(loadOthersLater, []);
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
      <FileDrop />
      <TellIndexed />
      {helpShown && <KeyHelp place={place} />}
      {isNoteNew && <NewNote />}
      {palette !== null && <Palette place={place} scope={palette} />}
    </div>
  );
}

/** Today is what the window opens with: it is there at once. */
function Screen({ route }: { readonly route: Route }): JSX.Element {
  if (route.kind === 'today') return <TodayScreen route={route} />;
  if (route.kind === 'start') return <StartScreen />;
  return (
    <Suspense fallback={<Opening name={PLACE_NAMES[placeOf(route)]} />}>
      <OtherScreen route={route} />
    </Suspense>
  );
}

/** A screen that is still being loaded. */
function Opening({ name }: { readonly name: string }): JSX.Element {
  return (
    <Page title={name}>
      <div className="column">
        <Skeleton label="Opening" rows={8} />
      </div>
    </Page>
  );
}

function titleOf(route: Route): string {
  if (route.kind === 'ask' && route.question) return `${route.question.slice(0, 80)} – Daybook`;
  if (route.kind === 'note') return `${route.path} – Daybook`;
  if (route.kind === 'welcome') return 'Welcome – Daybook';
  if (route.kind === 'person') return `${route.name} – Daybook`;
  return `${PLACE_NAMES[placeOf(route)]} – Daybook`;
}
