/**
 * Script for a page that believes to run in the app: what it asks of the system is kept in `window.asked`, and a test
 * says something to it by `window.say`.
 */
export const APP_BRIDGE = `
  window.asked = [];
  window.opened = [];
  const keep = (name, answer) => async (...input) => (window.asked.push([name, ...input]), answer);
  const listeners = new Set();
  window.say = (message) => listeners.forEach((listener) => listener(message));
  const SPELLING = { available: ['de', 'en-GB', 'en-US', 'fr'], system: ['en-US'], folder: '/home/ines/.local/share/daybook/window/Dictionaries', dictionaries: [{ language: 'en-US', state: 'fetching' }] };
  window.daybook = {
    platform: 'linux',
    pickFolder: async () => '/home/ines/picked',
    pickExport: async (kind) => (kind === 'zip' ? '/home/ines/export.zip' : '/home/ines/export'),
    openExternal: async (url) => void window.opened.push(url),
    openInEditor: keep('openInEditor', { opened: 'VS Code' }),
    pathOf: (file) => '/home/ines/' + file.name,
    onMessage: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    preferencesChanged: keep('preferencesChanged', { captureKey: 'off', spelling: SPELLING }),
    notifyIndexed: keep('notifyIndexed'),
    hideCapture: keep('hideCapture'),
    showAddress: keep('showAddress'),
  };
`;
