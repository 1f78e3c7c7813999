// First: schemas decide at their creation how they check. See the module.
import './zod-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createClient } from './client.ts';
import { createQueryClient } from './queries.ts';
import { applyTheme } from './theme.ts';
import { takeToken } from './token.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

const token = takeToken({ location: window.location, history: window.history, storage: sessionStorage });
// A new address in the same tab changes no more than what stands behind `#`.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith('#token=')) window.location.reload();
});
applyTheme();
createRoot(root).render(
  <StrictMode>
    <App client={createClient({ base: '', token })} queries={createQueryClient()} />
  </StrictMode>,
);
