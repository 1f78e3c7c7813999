// A test double of the `electron` module for the MAIN process: plain Node + headless Chromium over CDP.
// It is strict: whatever it does not mimic throws, so that nothing is silently "verified".
import { fork as cpFork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, watch, writeFileSync, type FSWatcher } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { PassThrough, Readable, pipeline } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { launchChromium, type Browser } from './cdp.ts';
import { makeCodec } from './codec.ts';
import { isolatedWorld, mainWorld, makeBridge } from './page-shim.ts';
import { Boundary, MessageChannelMain as MCM, MessagePortMain, clone, takeAll } from './ports.ts';

const codec = makeCodec();
const WORLD = 'electron-preload';
const pjson = findPackage();
let browser: Browser | null = null;
let ready = false;
const notify = (m: object) => { if (process.send) try { process.send(m); } catch { /* the test is gone */ } };

function strict<T extends object>(name: string, target: T): T {
  const bound = new WeakMap<Function, Function>(); // methods use #private fields, which a Proxy lacks: bind them to the target
  return new Proxy(target, {
    get(t, k) {
      if (!(k in t)) {
        if (typeof k === 'symbol' || k === 'then' || k === 'toJSON' || k === '__esModule') return undefined;
        throw new Error(`electron double: ${name}.${String(k)} is not mimicked`);
      }
      const v = Reflect.get(t, k, t);
      if (typeof v !== 'function' || k === 'constructor' || /^class\b/.test(Function.prototype.toString.call(v))) return v;
      if (!bound.has(v)) bound.set(v, v.bind(t));
      return bound.get(v);
    },
    set: (t, k, v) => Reflect.set(t, k, v, t),
  });
}
function findPackage(): { dir: string; name: string; version: string; productName?: string } {
  let dir = dirname(resolve(process.argv[1] ?? '.'));
  for (;;) {
    const f = join(dir, 'package.json');
    if (existsSync(f)) { const p = JSON.parse(readFileSync(f, 'utf8')); if (p.name) return { ...p, dir }; }
    if (dirname(dir) === dir) return { dir: process.cwd(), name: 'Electron', version: '0.0.0' };
    dir = dirname(dir);
  }
}
class Ev { defaultPrevented = false; preventDefault() { this.defaultPrevented = true; } constructor(props: object = {}) { Object.assign(this, props); } }

// ---------------------------------------------------------------- app
class App extends EventEmitter {
  #paths = new Map<string, string>();
  #quitting = false;
  #lock: FSWatcher | null = null;
  isPackaged = process.env.EDOUBLE_PACKAGED === '1';
  name = pjson.productName ?? pjson.name;
  commandLine = strict('app.commandLine', { appendSwitch() {}, appendArgument() {}, hasSwitch: (s: string) => process.argv.includes('--' + s), getSwitchValue: (s: string) => process.argv.find((a) => a.startsWith(`--${s}=`))?.slice(s.length + 3) ?? '', removeSwitch() {} });
  dock = undefined;
  #ready = new Promise<void>((ok) => setImmediate(() => this.#start().then(ok, (e) => { console.error(e); process.exit(1); })));
  _codeLoaded = Promise.withResolvers<void>();
  _waiters = 0;
  async #start() {
    browser = await launchChromium();
    await this._codeLoaded.promise;
    browser.proc.once('exit', () => { if (!this.#quitting) process.exit(1); });
    await browser.cdp.send('Target.setDiscoverTargets', { discover: true });
    browser.cdp.on('event', onCdp);
    await startSchemeServer();
    ready = true;
    notify({ edouble: 'ready', endpoint: browser.endpoint, chromium: browser.proc.pid });
    setImmediate(() => this.emit('ready', new Ev(), {}));
  }
  whenReady() { if (!ready) this._waiters++; return this.#ready.then(() => new Promise<void>((r) => setImmediate(r))); }
  isReady() { return ready; }
  getName() { return this.name; }
  setName(n: string) { this.name = n; }
  getVersion() { return pjson.version; }
  getAppPath() { return pjson.dir; }
  getLocale() { return process.env.EDOUBLE_LOCALE ?? 'en-US'; }
  getSystemLocale() { return this.getLocale(); }
  getPreferredSystemLanguages() { return [this.getLocale()]; }
  getPath(n: string) {
    const own = this.#paths.get(n);
    if (own) return own;
    const cfg = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const of: Record<string, () => string> = {
      home: homedir, appData: () => cfg, userData: () => join(cfg, this.name), sessionData: () => this.getPath('userData'), temp: tmpdir,
      logs: () => join(this.getPath('userData'), 'logs'), crashDumps: () => join(this.getPath('userData'), 'Crashpad'), exe: () => process.execPath, module: () => process.execPath,
      documents: () => join(homedir(), 'Documents'), downloads: () => join(homedir(), 'Downloads'), desktop: () => join(homedir(), 'Desktop'),
      music: () => join(homedir(), 'Music'), pictures: () => join(homedir(), 'Pictures'), videos: () => join(homedir(), 'Videos'),
    };
    if (!of[n]) throw new Error(`Failed to get '${n}' path`);
    return of[n]!();
  }
  setPath(n: string, p: string) { this.#paths.set(n, p); }
  setAppLogsPath() {}
  setAppUserModelId() {}
  setAboutPanelOptions() {}
  setAsDefaultProtocolClient(...a: any[]) { rec('app.setAsDefaultProtocolClient', a); return true; }
  getApplicationNameForProtocol(url: string) { return scripted['app.getApplicationNameForProtocol']?.shift() ?? `the program for ${url.split(':')[0]}`; }
  disableHardwareAcceleration() { if (ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready'); }
  enableSandbox() { if (ready) throw new Error('app.enableSandbox() can only be called before app is ready'); }
  getAppMetrics() { return []; }
  requestSingleInstanceLock(extra: object = {}) {
    if (this.#lock) return true;
    const dir = this.getPath('userData');
    mkdirSync(dir, { recursive: true });
    // The real call is synchronous, so is this: a lock file with the owner's pid, and a drop folder for argv.
    const file = join(dir, 'SingletonLock.double'), drop = join(dir, 'SingletonDrop.double');
    mkdirSync(drop, { recursive: true });
    try {
      process.kill(Number(readFileSync(file, 'utf8')), 0);
      const tmp = join(dir, `second.${process.pid}`);
      writeFileSync(tmp, codec.encode({ argv: process.argv, cwd: process.cwd(), extra }));
      renameSync(tmp, join(drop, String(process.pid)));
      return false;
    } catch { /* nobody holds it */ }
    writeFileSync(file, String(process.pid));
    this.#lock = watch(drop, (_e, n) => {
      const f = join(drop, String(n));
      if (!existsSync(f)) return;
      const m = codec.decode(readFileSync(f, 'utf8'));
      rmSync(f);
      this.emit('second-instance', new Ev(), m.argv, m.cwd, m.extra);
    }).unref();
    return true;
  }
  hasSingleInstanceLock() { return !!this.#lock; }
  releaseSingleInstanceLock() { if (!this.#lock) return; this.#lock.close(); this.#lock = null; rmSync(join(this.getPath('userData'), 'SingletonLock.double'), { force: true }); }
  focus() {}
  hide() {}
  show() {}
  quit() { void this.#quit(); }
  async #quit() {
    if (this.#quitting) return;
    const before = new Ev();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const w of BrowserWindow.getAllWindows()) if (!(await w._close())) { this.#quitting = false; return; }
    const will = new Ev();
    this.emit('will-quit', will);
    if (will.defaultPrevented) { this.#quitting = false; return; }
    this.emit('quit', new Ev(), 0);
    await this.#end(0);
  }
  exit(code = 0) { this.#quitting = true; void this.#end(code); }
  async #end(code: number) {
    for (const u of UtilityProcess._all) u.kill();
    this.releaseSingleInstanceLock();
    await browser?.close();
    notify({ edouble: 'exit', code });
    process.exit(code);
  }
  relaunch() { notify({ edouble: 'relaunch' }); }
  _allClosed() { if (this.#quitting) return; if (this.listenerCount('window-all-closed')) this.emit('window-all-closed'); else this.quit(); }
}
export const app = strict('app', new App());

// ---------------------------------------------------------------- custom schemes: app://host/ -> http://host.app.localhost:PORT/
type Handler = (req: Request) => Response | Promise<Response>;
let schemePort = 0;
const privileges = new Map<string, Record<string, boolean>>();
async function startSchemeServer() {
  const server = http.createServer(async (req, res) => {
    try {
      const m = /^(.+)\.([a-z][a-z0-9+.-]*)\.localhost:\d+$/.exec(req.headers.host ?? '');
      const handler = m && session.defaultSession.protocol._handlers.get(m[2]!);
      if (!m || !handler) { res.writeHead(404).end(); return; }
      const headers = new Headers();
      for (const [k, v] of Object.entries(req.headers)) if (v && !['host', 'connection'].includes(k)) headers.set(k, ([] as string[]).concat(v).map(toApp).join(', '));
      const body = req.method === 'GET' || req.method === 'HEAD' ? undefined : (Readable.toWeb(req) as any);
      // As in Electron, the request has no abort signal: a page that goes away only cancels the answer's body.
      const r = await handler(new Request(`${m[2]}://${m[1]}${req.url}`, { method: req.method, headers, body, duplex: 'half' } as any));
      const out: Record<string, string | string[]> = {};
      r.headers.forEach((v, k) => (out[k] = k === 'content-security-policy' ? cspToHttp(v) : v));
      res.writeHead(r.status, out);
      if (r.body && req.method !== 'HEAD') { res.flushHeaders(); pipeline(Readable.fromWeb(r.body as any), res, (e) => { if (e) res.destroy(); }); } // a closed `res` cancels the body
      else res.end();
    } catch (e) { console.error('protocol handler failed', e); res.destroy(); } // the page sees a network error, as in Electron
  });
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  server.unref();
  schemePort = (server.address() as AddressInfo).port;
}
const toHttp = (url: string) => {
  const m = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  return m && session.defaultSession.protocol._handlers.has(m[1]!) ? `http://${m[2]}.${m[1]}.localhost:${schemePort}${m[3] || '/'}` : url;
};
const toApp = (url: string) => url.replace(/http:\/\/([a-z0-9.-]+?)\.([a-z][a-z0-9+-]*)\.localhost:(\d+)/g, (all, h, s, p) => (Number(p) === schemePort ? `${s}://${h}` : all));
const cspToHttp = (v: string) => { for (const s of privileges.keys()) v = v.replace(new RegExp(`(?<=[\\s;])${s}:(?=[\\s;]|$)`, 'g'), `http://*.${s}.localhost:${schemePort}`); return v; };
class Protocol {
  _handlers = new Map<string, Handler>();
  registerSchemesAsPrivileged(list: { scheme: string; privileges?: Record<string, boolean> }[]) {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    privileges.clear();
    for (const s of list) privileges.set(s.scheme, s.privileges ?? {});
  }
  handle(scheme: string, h: Handler) {
    if (!ready) throw new Error('protocol.handle before app ready');
    if (this._handlers.has(scheme)) throw new Error(`The scheme has been intercepted or registered: ${scheme}`);
    if (['http', 'https', 'file'].includes(scheme)) throw new Error('electron double: intercepting built-in schemes is not mimicked');
    this._handlers.set(scheme, h);
  }
  unhandle(scheme: string) { this._handlers.delete(scheme); }
  isProtocolHandled(scheme: string) { return this._handlers.has(scheme); }
}

// ---------------------------------------------------------------- session
const PERMS: Record<string, string[]> = { media: ['audioCapture', 'videoCapture'], geolocation: ['geolocation'], notifications: ['notifications'], 'clipboard-read': ['clipboardReadWrite'], 'clipboard-sanitized-write': ['clipboardSanitizedWrite'] };
class Session extends EventEmitter {
  protocol = strict('protocol', new Protocol());
  _request: Function | null = null;
  _check: Function | null = null;
  _before: { urls: RegExp[]; fn: Function } | null = null;
  _log: { permission: string; granted: boolean; url: string }[] = [];
  webRequest = strict('webRequest', {
    onBeforeRequest: (filter: any, fn?: Function) => {
      if (typeof filter === 'function') { fn = filter; filter = { urls: ['<all_urls>'] }; }
      this._before = fn ? { fn, urls: filter.urls.map((u: string) => new RegExp(u === '<all_urls>' ? '.' : '^' + u.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/^\\\*:/, '[a-z]+:').replace(/\*/g, '.*') + '$')) } : null;
      for (const w of BrowserWindow.getAllWindows()) w.webContents._fetchPatterns();
    },
  });
  serviceWorkers = strict('serviceWorkers', {});
  setPermissionRequestHandler(fn: Function | null) { this._request = fn; }
  setPermissionCheckHandler(fn: Function | null) { this._check = fn; }
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  spelling = { enabled: true, languages: ['en-US'] as string[] };
  availableSpellCheckerLanguages = ['de', 'en-GB', 'en-US', 'fr'];
  setSpellCheckerEnabled(enabled: boolean) { this.spelling.enabled = enabled; }
  setSpellCheckerLanguages(languages: string[]) {
    const unknown = languages.find((one) => !this.availableSpellCheckerLanguages.includes(one));
    if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
    this.spelling.languages = languages;
  }
  addWordToSpellCheckerDictionary(word: string) { rec('session.addWordToSpellCheckerDictionary', [word]); return true; }
  async setProxy() {}
  async clearStorageData() { await browser!.cdp.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' }).catch(() => {}); }
  async clearCache() {}
  setUserAgent() {}
  getUserAgent() { return `double Electron/${process.versions.electron}`; }
  fetch(i: any, o?: any) { return net.fetch(i, o); }
}
const defaultSession = strict('session', new Session());
export const session = strict('session', { defaultSession, fromPartition() { throw new Error('electron double: partitions are not mimicked'); } });
export const protocol = defaultSession.protocol;

// ---------------------------------------------------------------- ipcMain
class IpcMain extends EventEmitter {
  _handlers = new Map<string, Function>();
  constructor() { super(); this.on('error', () => {}); }
  handle(ch: string, fn: Function) {
    if (this._handlers.has(ch)) throw new Error(`Attempted to register a second handler for '${ch}'`);
    if (typeof fn !== 'function') throw new TypeError(`Expected handler to be a function, but found type '${typeof fn}'`);
    this._handlers.set(ch, fn);
  }
  handleOnce(ch: string, fn: Function) { this.handle(ch, (...a: any[]) => { this._handlers.delete(ch); return fn(...a); }); }
  removeHandler(ch: string) { this._handlers.delete(ch); }
}
export const ipcMain = strict('ipcMain', new IpcMain());

// ---------------------------------------------------------------- WebContents over one CDP page session
const bySession = new Map<string, WebContents>();
function onCdp(sessionId: string, method: string, p: any) {
  if (method === 'Target.targetCreated' && p.targetInfo.openerId && [...bySession.values()].some((w) => w._targetId === p.targetInfo.openerId)) void browser!.cdp.send('Target.closeTarget', { targetId: p.targetInfo.targetId }).catch(() => {});
  else if (method === 'Target.targetDestroyed') { for (const wc of bySession.values()) if (wc._targetId === p.targetId) wc._gone(); } 
  else bySession.get(sessionId)?._event(method, p).catch((e) => { if (!/browser closed|Session with given id not found|Target closed|Cannot find context/.test(String(e))) console.error('double:', e); });
}
let nextId = 1;
class WebContents extends EventEmitter {
  id = nextId++;
  ipc = strict('webContents.ipc', new IpcMain());
  session = defaultSession;
  _sid = '';
  _targetId = '';
  _secret = 'x' + randomBytes(12).toString('hex');
  _world: string | null = null;
  _frame = '';
  _url = '';
  _own = new Set<string>(); // urls of navigations that the main process itself began
  _prefs: any;
  _dead = false;
  _openHandler: Function | null = null;
  _up: Promise<void>;
  _ports: Boundary;
  _win: BrowserWindow;
  _loading = false;
  mainFrame: any;
  constructor(win: BrowserWindow, prefs: any, size: { width: number; height: number }) {
    super();
    this.setMaxListeners(0);
    this._win = win;
    this._prefs = prefs;
    this._ports = new Boundary((m) => this._tell(m.k === 'port' ? { ...m, data: codec.encode(m.data) } : m));
    const wc = this;
    this.mainFrame = strict('WebFrameMain', {
      get url() { return toApp(wc._url); }, get origin() { const u = toApp(wc._url); return /^[a-z]+:\/\/[^/]+/.exec(u)?.[0] ?? 'null'; },
      parent: null, get top() { return wc.mainFrame; }, frames: [], framesInSubtree: [], name: '', processId: 1, routingId: 1, frameTreeNodeId: this.id, detached: false,
      ipc: strict('frame.ipc', new IpcMain()), send: (c: string, ...a: any[]) => wc.send(c, ...a), postMessage: (c: string, m: any, t?: any[]) => wc.postMessage(c, m, t),
      executeJavaScript: (c: string) => wc.executeJavaScript(c), isDestroyed: () => wc._dead, visibilityState: 'visible',
    });
    this._up = this.#open(size);
    this._up.catch((e) => console.error('double: cannot open a page', e));
  }
  cdp(method: string, params: object = {}) { return browser!.cdp.send(method, params, this._sid); }
  async #open(size: { width: number; height: number }) {
    const { targetId } = await browser!.cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
    this._targetId = this._frame = targetId; // in Chromium the main frame's id is the target's id
    this._sid = (await browser!.cdp.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    bySession.set(this._sid, this);
    await Promise.all([
      this.cdp('Page.enable'), this.cdp('Runtime.enable'), this.cdp('Page.setLifecycleEventsEnabled', { enabled: true }), this.cdp('Inspector.enable'), this.cdp('Log.enable'),
      this.cdp('Runtime.addBinding', { name: '__edoubleSend', executionContextName: WORLD }),
      this.cdp('Emulation.setEmulatedMedia', { features: nativeTheme._features() }), this._size(size),
      this._fetchPatterns(),
    ]);
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(()=>{${makeBridge};(${mainWorld})(${JSON.stringify(this._secret)})})()` });
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source: this.#preloadSource() });
    if (!this._win._opts.show && this._win._opts.show !== undefined) this._win._visible = false;
    notify({ edouble: 'window', targetId, id: this._win.id });
  }
  #preloadSource() {
    let body = 'null';
    const file = this._prefs.preload;
    if (file) {
      const params = 'require,process,exports,module,global,setImmediate,clearImmediate';
      try {
        const text = readFileSync(file, 'utf8');
        const src = `(function(${params}){${text}\n})`;
        new vm.Script(src, { filename: file });
        body = src;
      } catch (e) {
        console.error(`Unable to load preload script: ${file}\n${e}`);
        setImmediate(() => this.emit('preload-error', new Ev(), file, e));
      }
    }
    const info = { preload: file, process: { type: 'renderer', sandboxed: true, contextIsolated: true, platform: process.platform, arch: process.arch, versions: process.versions, env: {}, argv: ['electron-double', ...(this._prefs.additionalArguments ?? [])], execPath: process.execPath, pid: 1, resourcesPath: (process as any).resourcesPath } };
    return `(()=>{${makeBridge};${makeCodec};(${isolatedWorld})(${JSON.stringify(this._secret)},${JSON.stringify(info)},makeCodec(),${body})})()\n//# sourceURL=electron-preload`;
  }
  _size(s: { width: number; height: number }) { return this.cdp('Emulation.setDeviceMetricsOverride', { width: s.width, height: s.height, deviceScaleFactor: 1, mobile: false }); }
  async _fetchPatterns() {
    if (this._sid) await this.cdp('Fetch.enable', { patterns: defaultSession._before ? [{ urlPattern: '*' }] : [{ urlPattern: '*', resourceType: 'Document' }] });
  }
  _tell(m: object) {
    if (this._dead || !this._world) return false;
    void this.cdp('Runtime.evaluate', { expression: `__edoubleRecv(${JSON.stringify(JSON.stringify(m))})`, uniqueContextId: this._world }).catch(() => {});
    return true;
  }
  async _event(method: string, p: any) {
    switch (method) {
      case 'Runtime.executionContextCreated':
        if (p.context.name === WORLD && p.context.auxData?.frameId === this._frame) this._world = p.context.uniqueId;
        return;
      case 'Runtime.executionContextDestroyed': if (p.executionContextUniqueId === this._world) { this._world = null; this._ports.dispose(); } return;
      case 'Runtime.executionContextsCleared': this._world = null; this._ports.dispose(); return;
      case 'Page.frameStartedNavigating':
        if (!/sameDocument$/i.test(p.navigationType)) this._loading = true;
        this.emit('did-start-navigation', new Ev({ url: toApp(p.url), isSameDocument: /sameDocument$/i.test(p.navigationType), isMainFrame: p.frameId === this._frame, frame: this.mainFrame }));
        return;
      case 'Page.frameNavigated':
        if (p.frame.parentId) return;
        this._url = p.frame.url + (p.frame.urlFragment ?? '');
        this.emit('did-navigate', new Ev(), toApp(this._url), 200, 'OK');
        return;
      case 'Page.navigatedWithinDocument':
        if (p.frameId === this._frame) { this._url = p.url; this.emit('did-navigate-in-page', new Ev(), toApp(p.url), true, 1, 1); }
        return;
      case 'Page.lifecycleEvent':
        if (p.name === 'firstPaint' && p.frameId === this._frame) this._win._firstPaint();
        return;
      case 'Page.domContentEventFired': this.emit('dom-ready', new Ev()); return;
      case 'Page.loadEventFired': this._loading = false; this._win._title(await this.#title()); this.emit('did-finish-load', new Ev()); this.emit('did-stop-loading'); this._win._firstPaint(); return;
      case 'Page.javascriptDialogOpening': return; // left to the test's page.on('dialog')
      case 'Runtime.consoleAPICalled': {
        const message = p.args.map((a: any) => a.value ?? a.description ?? a.unserializableValue ?? '').join(' ');
        const level = ({ warning: 'warning', error: 'error', debug: 'debug', assert: 'error' } as any)[p.type] ?? 'info';
        this.emit('console-message', new Ev({ message, level, lineNumber: p.stackTrace?.callFrames[0]?.lineNumber ?? 0, sourceId: toApp(p.stackTrace?.callFrames[0]?.url ?? ''), frame: this.mainFrame }));
        return;
      }
      case 'Runtime.exceptionThrown': this.emit('console-message', new Ev({ message: p.exceptionDetails.exception?.description ?? p.exceptionDetails.text, level: 'error', lineNumber: 0, sourceId: '', frame: this.mainFrame })); return;
      case 'Log.entryAdded': this.emit('console-message', new Ev({ message: p.entry.text, level: p.entry.level === 'error' ? 'error' : 'warning', lineNumber: 0, sourceId: toApp(p.entry.url ?? ''), frame: this.mainFrame })); return;
      case 'Inspector.targetCrashed': this.emit('render-process-gone', new Ev(), { reason: 'crashed', exitCode: 139 }); app.emit('render-process-gone', new Ev(), this, { reason: 'crashed', exitCode: 139 }); return;
      case 'Page.windowOpen': return this.#windowOpen(p.url, p.windowName === '_blank' ? '' : p.windowName, ''); // <a target=_blank>; window.open() itself is wrapped
      case 'Fetch.requestPaused': return this.#paused(p);
      case 'Runtime.bindingCalled': if (p.name === '__edoubleSend') return this.#fromPage(JSON.parse(p.payload)); return;
    }
  }
  async #title() { try { return (await this.cdp('Runtime.evaluate', { expression: 'document.title', returnByValue: true })).result.value; } catch { return ''; } }
  async #paused(p: any) {
    const url = toApp(p.request.url), go = () => this.cdp('Fetch.continueRequest', { requestId: p.requestId });
    const stop = () => this.cdp('Fetch.failRequest', { requestId: p.requestId, errorReason: 'Aborted' });
    const main = p.frameId === this._frame;
    if (p.resourceType === 'Document' && !(main && this._own.delete(p.request.url.replace(/#.*/, '')))) { // begun by the page, not by loadURL
      const ev: any = new Ev({ url, isMainFrame: main, isSameDocument: false, frame: this.mainFrame, initiator: this.mainFrame });
      if (!p.redirectedRequestId) this.emit('will-frame-navigate', ev);
      if (main && !ev.defaultPrevented) this.emit(p.redirectedRequestId ? 'will-redirect' : 'will-navigate', ev, url, false, true, 1, 1);
      if (ev.defaultPrevented) return stop();
    }
    const before = defaultSession._before; // webRequest comes after will-navigate
    if (before?.urls.some((r) => r.test(url))) {
      const r: any = await new Promise((cb) => before.fn({ id: 1, url, method: p.request.method, resourceType: p.resourceType === 'Document' ? 'mainFrame' : p.resourceType.toLowerCase(), webContentsId: this.id, referrer: '', timestamp: Date.now() }, cb));
      if (r.cancel) return this.cdp('Fetch.failRequest', { requestId: p.requestId, errorReason: 'BlockedByClient' });
      if (r.redirectURL) return this.cdp('Fetch.fulfillRequest', { requestId: p.requestId, responseCode: 302, responseHeaders: [{ name: 'location', value: toHttp(r.redirectURL) }] });
    }
    return go();
  }
  async #windowOpen(url: string, frameName: string, features: string) {
    const d = { url: toApp(url), frameName, features, disposition: features ? 'new-window' : 'foreground-tab', referrer: { url: '', policy: 'strict-origin-when-cross-origin' }, postBody: undefined };
    const r = this._openHandler ? this._openHandler(d) : { action: 'allow' };
    if (r?.action !== 'allow') return;
    const w = new BrowserWindow({ ...r.overrideBrowserWindowOptions });
    this.emit('did-create-window', w, d);
    await w.loadURL(d.url).catch(() => {});
  }
  async #fromPage(m: any) {
    const ev: any = new Ev({ sender: this._self, senderFrame: this.mainFrame, frameId: 1, processId: 1, type: 'frame', ports: [] });
    const emitters = [this.mainFrame.ipc, this.ipc, ipcMain] as IpcMain[];
    if (m.k === 'send') {
      ev.reply = (c: string, ...a: any[]) => this.send(c, ...a);
      const args = codec.decode(m.args);
      this.emit('ipc-message', ev, m.channel, ...args);
      for (const e of emitters) e.emit(m.channel, ev, ...args);
    } else if (m.k === 'post') {
      ev.ports = m.ports.map((id: number) => new MessagePortMain(this._ports.adopt(id)));
      const data = codec.decode(m.data);
      for (const e of emitters) e.emit(m.channel, ev, data);
    } else if (m.k === 'invoke') {
      const fn = emitters.map((e) => e._handlers.get(m.channel)).find(Boolean);
      try {
        if (!fn) throw new Error(`No handler registered for '${m.channel}'`);
        const data = codec.encode(await fn(ev, ...codec.decode(m.args)));
        this._tell({ k: 'reply', id: m.id, data });
      } catch (e) {
        console.error(`Error occurred in handler for '${m.channel}':`, e);
        this._tell({ k: 'reply', id: m.id, error: String(e) });
      }
    } else if (m.k === 'port') this._ports.message(m.id, codec.decode(m.data), m.ports);
    else if (m.k === 'portclose') this._ports.closed(m.id);
    else if (m.k === 'open') await this.#windowOpen(m.url, m.name, m.features);
    else if (m.k === 'preload-error') this.emit('preload-error', ev, this._prefs.preload, new Error(m.error));
    else if (m.k === 'perm') {
      const details = { ...m.details, requestingUrl: this.getURL(), isMainFrame: true, securityOrigin: this.mainFrame.origin };
      const h = defaultSession._request;
      const ok: boolean = h ? await new Promise((r) => h(this._self, m.permission, (g: boolean) => r(!!g), details)) : true; // Electron grants when no handler is set
      defaultSession._log.push({ permission: m.permission, granted: ok, url: details.requestingUrl });
      if (ok) await browser!.cdp.send('Browser.grantPermissions', { permissions: PERMS[m.permission] ?? [] }).catch((e) => console.error(e));
      this._tell({ k: 'perm', id: m.id, ok });
    }
  }
  get _self() { return this._win.webContents; }
  send(channel: string, ...args: any[]) {
    if (this._dead) throw new TypeError('Object has been destroyed');
    if (!this._tell({ k: 'send', channel, args: codec.encode(args) })) console.error(`double: webContents.send('${channel}') is lost: no page with a preload is loaded yet`);
  }
  postMessage(channel: string, message: any, transfer: any[] = []) {
    if (this._dead) throw new TypeError('Object has been destroyed');
    const data = codec.encode(message);
    this._tell({ k: 'post', channel, data, ports: takeAll(transfer).map((e) => this._ports.give(e)) });
  }
  async loadURL(url: string) {
    await this._up;
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '';
    if (!scheme) throw new Error(`ERR_INVALID_URL (-300) loading '${url}'`);
    if (defaultSession.protocol._handlers.has(scheme)) {
      const p = privileges.get(scheme);
      if (!p?.standard || !p.secure) throw new Error(`electron double: scheme ${scheme} is not registered as standard+secure; in Electron storage and relative URLs would break`);
    }
    const real = toHttp(url);
    this._own.add(real.replace(/#.*/, ''));
    this._loading = true;
    const loaded = new Promise<void>((r) => this.once('did-finish-load', r));
    const r = await this.cdp('Page.navigate', { url: real });
    if (r.errorText) {
      this.emit('did-fail-load', new Ev(), -2, r.errorText, url, true);
      throw Object.assign(new Error(`${r.errorText} loading '${url}'`), { code: r.errorText, url });
    }
    await loaded;
  }
  loadFile(file: string, o: { search?: string; hash?: string; query?: Record<string, string> } = {}) {
    const u = pathToFileURL(resolve(app.getAppPath(), file));
    if (o.query) u.search = new URLSearchParams(o.query).toString();
    if (o.search) u.search = o.search;
    if (o.hash) u.hash = o.hash;
    return this.loadURL(u.href);
  }
  async executeJavaScript(code: string) {
    await this._up;
    const r = await this.cdp('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true, userGesture: true });
    if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception?.description ?? 'Script failed to execute');
    return r.result.value;
  }
  async capturePage() {
    const png = Buffer.from((await this.cdp('Page.captureScreenshot', { format: 'png' })).data, 'base64');
    return strict('NativeImage', { toPNG: () => png, isEmpty: () => png.length === 0, getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }) });
  }
  setWindowOpenHandler(fn: Function) { this._openHandler = fn; }
  getURL() { return toApp(this._url); }
  getTitle() { return this._win.getTitle(); }
  isLoading() { return this._loading; }
  isDestroyed() { return this._dead; }
  isCrashed() { return false; }
  replaceMisspelling(word: string) { rec('webContents.replaceMisspelling', [word]); }
  reload() { this._own.add(this._url.replace(/#.*/, '')); void this.cdp('Page.reload'); }
  stop() { void this.cdp('Page.stopLoading'); }
  openDevTools() {}
  closeDevTools() {}
  isDevToolsOpened() { return false; }
  setZoomFactor() {}
  getZoomFactor() { return 1; }
  setZoomLevel() {}
  setVisualZoomLevelLimits() { return Promise.resolve(); }
  setUserAgent() {}
  focus() { void this.cdp('Page.bringToFront').catch(() => {}); }
  getType() { return 'window'; }
  getOSProcessId() { return browser!.proc.pid; }
  async insertCSS(css: string) { await this.executeJavaScript(`void document.head.appendChild(Object.assign(document.createElement('style'),{textContent:${JSON.stringify(css)}}))`); return 'key'; }
  static getAllWebContents() { return BrowserWindow.getAllWindows().map((w) => w.webContents); }
  static fromId(id: number) { return WebContents.getAllWebContents().find((w) => w.id === id); }
  _gone() {
    if (this._dead) return;
    this._dead = true;
    bySession.delete(this._sid);
    this._ports.dispose();
    this.emit('destroyed');
    this._win._closed();
  }
}
export const webContents = strict('webContents', { getAllWebContents: WebContents.getAllWebContents, fromId: WebContents.fromId, getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null });

// ---------------------------------------------------------------- BrowserWindow
const FORBID: [string, (v: any) => boolean, string][] = [
  ['nodeIntegration', (v) => v === true, 'Node in the renderer'], ['contextIsolation', (v) => v === false, 'no context isolation'],
  ['sandbox', (v) => v === false, 'an unsandboxed renderer'], ['nodeIntegrationInWorker', (v) => v === true, 'Node in workers'], ['webviewTag', (v) => v === true, '<webview>'],
  ['partition', (v) => v !== undefined, 'partitions'],
];
export class BrowserWindow extends EventEmitter {
  static #all = new Map<number, BrowserWindow>();
  static #focused: BrowserWindow | null = null;
  id: number;
  webContents!: WebContents;
  _opts: any;
  _visible = true;
  #bounds: { x: number; y: number; width: number; height: number };
  #painted = false;
  #dead = false;
  #t: string;
  #state = 'normal';
  constructor(opts: any = {}) {
    super();
    if (!ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const prefs = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, ...opts.webPreferences };
    for (const [k, bad, what] of FORBID) if (bad(prefs[k])) throw new Error(`electron double: ${what} (webPreferences.${k}) is not mimicked`);
    this._opts = opts;
    this._visible = opts.show !== false;
    this.#t = opts.title ?? app.name;
    this.#bounds = { x: opts.x ?? 0, y: opts.y ?? 0, width: opts.width ?? 800, height: opts.height ?? 600 };
    this.id = BrowserWindow.#all.size ? Math.max(...BrowserWindow.#all.keys()) + 1 : 1;
    const wc = new WebContents(this, prefs, { width: this.#bounds.width, height: this.#bounds.height });
    this.webContents = strict('webContents', wc);
    const self = strict('BrowserWindow', this);
    BrowserWindow.#all.set(this.id, self);
    BrowserWindow.#focused = self;
    app.emit('web-contents-created', new Ev(), this.webContents);
    setImmediate(() => app.emit('browser-window-created', new Ev(), self));
    return self;
  }
  loadURL(u: string) { return this.webContents.loadURL(u); }
  loadFile(f: string, o?: any) { return this.webContents.loadFile(f, o); }
  show() { this._visible = true; BrowserWindow.#focused = this; this.emit('show'); this.emit('focus'); }
  showInactive() { this._visible = true; this.emit('show'); }
  hide() { this._visible = false; this.emit('hide'); }
  isVisible() { return this._visible; }
  focus() { BrowserWindow.#focused = this; this.webContents.focus(); this.emit('focus'); }
  blur() { BrowserWindow.#focused = null; this.emit('blur'); }
  isFocused() { return BrowserWindow.#focused?.id === this.id; }
  close() { void this._close(); }
  async _close() {
    if (this.#dead) return true;
    const ev = new Ev();
    this.emit('close', ev);
    if (ev.defaultPrevented) return false;
    await this.webContents._up.catch(() => {});
    await browser!.cdp.send('Target.closeTarget', { targetId: this.webContents._targetId }).catch(() => {});
    if (!this.#dead) await new Promise<void>((r) => (this.#dead ? r() : this.once('closed', r)));
    return true;
  }
  destroy() { void browser!.cdp.send('Target.closeTarget', { targetId: this.webContents._targetId }).catch(() => {}); }
  isDestroyed() { return this.#dead; }
  _closed() {
    this.#dead = true;
    BrowserWindow.#all.delete(this.id);
    if (BrowserWindow.#focused?.id === this.id) BrowserWindow.#focused = null;
    this.emit('closed');
    if (!BrowserWindow.#all.size) setImmediate(() => app._allClosed());
  }
  _firstPaint() { if (!this.#painted) { this.#painted = true; this.emit('ready-to-show'); } }
  _title(t: string) { if (t && t !== this.#t) { const ev = new Ev(); this.emit('page-title-updated', ev, t, true); if (!ev.defaultPrevented) this.#t = t; } }
  getTitle() { return this.#t; }
  setTitle(t: string) { this.#t = t; }
  getBounds() { return { ...this.#bounds }; }
  getContentBounds() { return this.getBounds(); }
  getNormalBounds() { return this.getBounds(); }
  setBounds(b: any) { Object.assign(this.#bounds, b); void this.#resize(); this.emit('resize'); this.emit('move'); }
  getSize() { return [this.#bounds.width, this.#bounds.height]; }
  setSize(width: number, height: number) { this.setBounds({ width, height }); }
  setMinimumSize() {}
  setMenu() {}
  removeMenu() {}
  setMenuBarVisibility() {}
  setAutoHideMenuBar() {}
  setBackgroundColor() {}
  setIcon() {}
  setProgressBar() {}
  setTitleBarOverlay() {}
  setAlwaysOnTop() {}
  flashFrame() {}
  center() {}
  async #resize() {
    await this.webContents._up;
    await this.webContents._size(this.#bounds);
  }
  #to(s: string, ev: string) { this.#state = s; this.emit(ev); }
  minimize() { this.#to('minimized', 'minimize'); }
  restore() { this.#to('normal', 'restore'); }
  maximize() { this.#to('maximized', 'maximize'); }
  unmaximize() { this.#to('normal', 'unmaximize'); }
  setFullScreen(f: boolean) { this.#to(f ? 'fullscreen' : 'normal', f ? 'enter-full-screen' : 'leave-full-screen'); }
  isMinimized() { return this.#state === 'minimized'; }
  isMaximized() { return this.#state === 'maximized'; }
  isFullScreen() { return this.#state === 'fullscreen'; }
  isNormal() { return this.#state === 'normal'; }
  capturePage() { return this.webContents.capturePage(); }
  reload() { this.webContents.reload(); }
  static getAllWindows() { return [...BrowserWindow.#all.values()]; }
  static getFocusedWindow() { return BrowserWindow.#focused; }
  static fromWebContents(wc: WebContents) { return BrowserWindow.getAllWindows().find((w) => w.webContents.id === wc.id) ?? null; }
  static fromId(id: number) { return BrowserWindow.#all.get(id) ?? null; }
}

// ---------------------------------------------------------------- utilityProcess
class UtilityProcess extends EventEmitter {
  static _all = new Set<UtilityProcess>();
  #cp: ChildProcess;
  #ports: Boundary;
  #exited = false;
  stdout: PassThrough | null;
  stderr: PassThrough | null;
  constructor(file: string, args: string[] = [], o: any = {}) {
    super();
    if (!ready) throw new Error('utilityProcess cannot be created before app is ready');
    const pipe = o.stdio === 'pipe' || (Array.isArray(o.stdio) && o.stdio[1] === 'pipe');
    this.#cp = cpFork(file, args, { cwd: o.cwd, env: { ...(o.env ?? process.env), EDOUBLE_UTILITY: '1' }, serialization: 'advanced', execArgv: [...process.execArgv, ...(o.execArgv ?? [])], stdio: ['ignore', pipe ? 'pipe' : o.stdio === 'ignore' ? 'ignore' : 'inherit', pipe ? 'pipe' : o.stdio === 'ignore' ? 'ignore' : 'inherit', 'ipc'] });
    this.#ports = new Boundary((m) => { if (this.#cp.connected) this.#cp.send(m); });
    this.stdout = pipe ? (this.#cp.stdout as any) : null;
    this.stderr = pipe ? (this.#cp.stderr as any) : null;
    UtilityProcess._all.add(this);
    this.#cp.on('spawn', () => this.emit('spawn'));
    this.#cp.on('error', (e) => this.emit('error', 'FatalError', '', String(e)));
    this.#cp.on('exit', (code, sig) => {
      UtilityProcess._all.delete(this);
      this.#exited = true;
      this.#ports.dispose();
      this.emit('exit', code ?? (sig === 'SIGTERM' ? 15 : 9));
      if (code) app.emit('child-process-gone', new Ev(), { type: 'Utility', reason: code ? 'abnormal-exit' : 'killed', exitCode: code, name: o.serviceName ?? 'Node Utility Process', serviceName: 'node.mojom.NodeService' });
    });
    this.#cp.on('message', (m: any) => {
      if (m.k === 'up') this.emit('message', m.data);
      else if (m.k === 'port') this.#ports.message(m.id, m.data, m.ports);
      else if (m.k === 'portclose') this.#ports.closed(m.id);
    });
  }
  get pid() { return this.#exited ? undefined : this.#cp.pid; }
  postMessage(message: any, transfer: any[] = []) { const ports = takeAll(transfer).map((e) => this.#ports.give(e)); if (this.#cp.connected) this.#cp.send({ k: 'down', data: clone(message), ports }); }
  kill() { return !this.#exited && this.#cp.kill('SIGTERM'); }
}
export const utilityProcess = strict('utilityProcess', { fork: (f: string, a?: any, o?: any) => strict('UtilityProcess', Array.isArray(a) ? new UtilityProcess(f, a, o) : new UtilityProcess(f, [], a ?? o)) });
export const MessageChannelMain = MCM;

// ---------------------------------------------------------------- dialog, menu, shell, theme, small things
const popups: any[] = [];
const scripted: Record<string, any[]> = {};
const calls: { api: string; args: any[] }[] = [];
const rec = (api: string, args: any[]) => { calls.push({ api, args }); notify({ edouble: 'call', api }); };
const ask = (api: string, dflt: any) => async (...a: any[]) => { rec(api, a); return scripted[api]?.shift() ?? dflt; };
export const dialog = strict('dialog', {
  showOpenDialog: ask('dialog.showOpenDialog', { canceled: true, filePaths: [] }), showSaveDialog: ask('dialog.showSaveDialog', { canceled: true, filePath: '' }),
  showMessageBox: ask('dialog.showMessageBox', { response: 0, checkboxChecked: false }), showErrorBox: (...a: any[]) => rec('dialog.showErrorBox', a),
  showMessageBoxSync: (...a: any[]) => { rec('dialog.showMessageBoxSync', a); return scripted['dialog.showMessageBoxSync']?.shift() ?? 0; },
});
export const shell = strict('shell', {
  openExternal: async (...a: any[]) => rec('shell.openExternal', a), openPath: async (...a: any[]) => { rec('shell.openPath', a); return ''; },
  showItemInFolder: (...a: any[]) => rec('shell.showItemInFolder', a), trashItem: async (...a: any[]) => rec('shell.trashItem', a), beep() {},
});
export class MenuItem { [k: string]: any; constructor(o: any) { Object.assign(this, { enabled: true, visible: true, checked: false, type: o.submenu ? 'submenu' : 'normal', label: o.label ?? o.role ?? '', ...o }); if (Array.isArray(o.submenu)) this.submenu = Menu.buildFromTemplate(o.submenu); const click = o.click; this.click = (ev?: any) => { if (this.type === 'checkbox') this.checked = !this.checked; click?.(this, BrowserWindow.getFocusedWindow() ?? undefined, ev ?? {}); }; } }
export class Menu extends EventEmitter {
  static #app: Menu | null = null;
  items: MenuItem[] = [];
  append(i: MenuItem) { this.items.push(i); }
  insert(p: number, i: MenuItem) { this.items.splice(p, 0, i); }
  popup(o?: any) { rec('menu.popup', [this.items.map((i) => i.label)]); popups.push(this); this.emit('menu-will-show'); void o; }
  closePopup() {}
  getMenuItemById(id: string): MenuItem | null { for (const i of this.items) { if (i.id === id) return i; const s = i.submenu?.getMenuItemById(id); if (s) return s; } return null; }
  static buildFromTemplate(t: any[]) { const m = new Menu(); for (const i of t) m.append(i instanceof MenuItem ? i : new MenuItem(i)); return strict('Menu', m); }
  static setApplicationMenu(m: Menu | null) { Menu.#app = m; }
  static getApplicationMenu() { return Menu.#app; }
}
class NativeTheme extends EventEmitter {
  #src: 'system' | 'light' | 'dark' = 'system';
  shouldUseHighContrastColors = false;
  shouldUseInvertedColorScheme = false;
  inForcedColorsMode = false;
  prefersReducedTransparency = false;
  get themeSource() { return this.#src; }
  set themeSource(v) { this.#src = v; this.emit('updated'); for (const w of BrowserWindow.getAllWindows()) void w.webContents.cdp('Emulation.setEmulatedMedia', { features: this._features() }).catch(() => {}); }
  get shouldUseDarkColors() { return this.#src === 'dark' || (this.#src === 'system' && process.env.EDOUBLE_DARK === '1'); }
  _features() { return [{ name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' }]; }
}
export const nativeTheme = strict('nativeTheme', new NativeTheme());
const MIME: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.ico': 'image/x-icon', '.map': 'application/json', '.txt': 'text/plain' };
export const net = strict('net', {
  isOnline: () => true, online: true,
  fetch: async (input: any, init?: any) => {
    const url = typeof input === 'string' ? input : input.url ?? String(input);
    if (!url.startsWith('file:')) return fetch(input, init);
    const f = fileURLToPath(url);
    if (!existsSync(f) || !statSync(f).isFile()) throw new Error('net::ERR_FILE_NOT_FOUND');
    return new Response(Readable.toWeb(createReadStream(f)) as any, { headers: { 'content-type': MIME[extname(f)] ?? 'application/octet-stream', 'content-length': String(statSync(f).size) } });
  },
});
let clip = '';
export const clipboard = strict('clipboard', { writeText: async (t: string) => { clip = t; }, readText: async () => clip, clear: () => { clip = ''; } });
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => process.env.EDOUBLE_NO_KEYRING !== '1', getSelectedStorageBackend: () => 'basic_text',
  encryptString: (s: string) => Buffer.from(s, 'utf8').map((b) => b ^ 0x5a), decryptString: (b: Buffer) => Buffer.from(b).map((x) => x ^ 0x5a).toString(),
});
const display = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1040 }, workAreaSize: { width: 1920, height: 1040 }, size: { width: 1920, height: 1080 }, scaleFactor: 1 };
export const screen = strict('screen', Object.assign(new EventEmitter(), { getPrimaryDisplay: () => display, getAllDisplays: () => [display], getDisplayMatching: () => display, getDisplayNearestPoint: () => display, getCursorScreenPoint: () => ({ x: 0, y: 0 }) }));
export const powerMonitor = strict('powerMonitor', Object.assign(new EventEmitter(), { isOnBatteryPower: () => false, getSystemIdleTime: () => 0 }));
export const powerSaveBlocker = strict('powerSaveBlocker', { start: () => 1, stop: () => true, isStarted: () => false });
const globalKeys = new Map<string, () => void>();
// A test scripts `false` for a key that another program has.
export const globalShortcut = strict('globalShortcut', {
  register: (key: string, act: () => void) => { rec('globalShortcut.register', [key]); const free = scripted['globalShortcut.register']?.shift() ?? !globalKeys.has(key); if (free) globalKeys.set(key, act); return free; },
  unregister: (key: string) => { globalKeys.delete(key); }, unregisterAll: () => { globalKeys.clear(); }, isRegistered: (key: string) => globalKeys.has(key),
});
export const crashReporter = strict('crashReporter', { start() {}, addExtraParameter() {} });
const notifications: Notification[] = [];
export class Notification extends EventEmitter { o: any; constructor(o: any) { super(); this.o = o; } show() { rec('Notification.show', [this.o]); notifications.push(this); this.emit('show'); } close() {} static isSupported() { return true; } }
const trays = new Set<Tray>();
export class Tray extends EventEmitter {
  _menu: Menu | null = null;
  _image: any;
  constructor(image: any) { super(); if (typeof image !== 'string' && image.isEmpty()) throw new Error('electron double: a tray needs a picture that can be read'); this._image = image; trays.add(this); }
  setToolTip() {}
  setContextMenu(m: Menu | null) { this._menu = m; }
  setImage(image: any) { this._image = image; }
  destroy() { trays.delete(this); }
  isDestroyed() { return !trays.has(this); }
}
export const nativeImage = strict('nativeImage', { createFromPath: (p: string) => ({ isEmpty: () => !existsSync(p), p }), createEmpty: () => ({ isEmpty: () => true }), createFromDataURL: () => ({ isEmpty: () => false }), createFromBuffer: () => ({ isEmpty: () => false }) });
export const systemPreferences = strict('systemPreferences', { getAnimationSettings: () => ({ shouldRenderRichAnimation: true, scrollAnimationsEnabledBySystem: true, prefersReducedMotion: false }) });
/** Only in the double: what the test may script and read. */
export const _double = { globalKeys, trays, notifications, popups, files: (list: string[]) => { for (const w of BrowserWindow.getAllWindows()) w.webContents._tell({ k: 'files', list: list.map((p) => [basename(p), p]) }); }, scripted, calls, toHttp, toApp, get permissionLog() { return defaultSession._log; }, appCodeLoaded: () => app._codeLoaded.resolve(), get waiters() { return app._waiters; } };

// ---------------------------------------------------------------- the test's end: evaluate(fn, arg), as Playwright's ElectronApplication has it
const electronNs = strict('electron', { app, BrowserWindow, webContents, ipcMain, session, protocol, dialog, shell, Menu, MenuItem, nativeTheme, net, utilityProcess, MessageChannelMain, clipboard, safeStorage, screen, powerMonitor, powerSaveBlocker, globalShortcut, crashReporter, Notification, Tray, nativeImage, systemPreferences, _double } as any);
export default electronNs;
if (process.send && process.env.EDOUBLE_TEST === '1') {
  process.on('message', async (m: any) => {
    if (m?.edouble === 'evaluate') {
      try { const fn = vm.runInThisContext(`(${m.fn})`, { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER }); notify({ edouble: 'result', id: m.id, data: codec.encode(await fn(electronNs, codec.decode(m.arg))) }); }
      catch (e) { notify({ edouble: 'result', id: m.id, error: String((e as Error)?.stack ?? e) }); }
    } else if (m?.edouble === 'quit') app.quit();
  });
  process.channel?.unref();
  process.on('disconnect', () => app.exit(0));
}
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
