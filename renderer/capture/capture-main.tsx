// First: schemas decide at their creation how they check. See the module.
import '../zod-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClientContext } from '../client-context.ts';
import { createClient } from '../client.ts';
import { applyTheme } from '../theme.ts';
import { takeToken } from '../token.ts';
import { CaptureBox } from './capture-box.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('capture.html has no element #root');

const token = takeToken({ location: window.location, history: window.history, storage: sessionStorage });
applyTheme();
createRoot(root).render(
  <StrictMode>
    <ClientContext value={createClient({ base: '', token })}>
      <CaptureBox />
    </ClientContext>
  </StrictMode>,
);
