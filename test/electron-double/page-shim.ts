// Source text injected into pages. `mainWorld` runs first in the page's own world, `isolatedWorld` then runs
// in the world 'electron-preload' (CDP Page.addScriptToEvaluateOnNewDocument with worldName) and holds the
// sandboxed-preload `require`, ipcRenderer and contextBridge. The two worlds share only the DOM, so the bridge
// is built on synchronous CustomEvents, whose `detail` Blink structured-clones between worlds.

export function makeBridge(out: string, inn: string, onExpose: (key: string, api: any) => void) {
  const target = document, CE = CustomEvent, dispatch = target.dispatchEvent.bind(target);
  const fns = new Map<number, Function>();
  const waits = new Map<number, { ok(v: any): void; no(e: any): void }>();
  const rets = new Map<number, { ok: boolean; v: any }>();
  let n = 0;
  const post = (detail: any) => dispatch(new CE(out, { detail }));
  const wrap = (v: any, depth = 0): any => {
    if (depth > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.');
    if (typeof v === 'symbol') return { t: 'p', v: undefined }; // dropped, as the docs say
    if (typeof v === 'function') { fns.set(++n, v); return { t: 'f', id: n }; }
    if (v === null || typeof v !== 'object') return { t: 'p', v };
    if (v instanceof Promise) {
      const id = ++n;
      v.then((x) => post({ k: 'settle', id, ok: true, v: wrap(x) }), (e) => post({ k: 'settle', id, ok: false, v: wrap(e) }))
        .catch((e) => post({ k: 'settle', id, ok: false, v: wrap(e) }));
      return { t: 'q', id };
    }
    if (v instanceof Error) return { t: 'e', v: v.message };
    if (Array.isArray(v)) return { t: 'a', v: v.map((x) => wrap(x, depth + 1)) };
    if (Object.prototype.toString.call(v) === '[object Object]') {
      const o: any = {};
      for (const k of Object.keys(v)) o[k] = wrap(v[k], depth + 1);
      return { t: 'o', v: o };
    }
    return { t: 'p', v };
  };
  const unwrap = (j: any, freeze = false): any => {
    switch (j.t) {
      case 'f': return (...args: any[]) => {
        const call = ++n;
        post({ k: 'call', call, id: j.id, args: args.map((a) => wrap(a)) });
        const r = rets.get(call);
        rets.delete(call);
        if (!r) throw new Error('double: the other world is gone');
        if (!r.ok) throw unwrap(r.v);
        return unwrap(r.v);
      };
      case 'q': return new Promise((ok, no) => waits.set(j.id, { ok, no }));
      case 'e': return new Error(j.v);
      case 'a': { const a = j.v.map((x: any) => unwrap(x, freeze)); return freeze ? Object.freeze(a) : a; }
      case 'o': { const o: any = {}; for (const k of Object.keys(j.v)) o[k] = unwrap(j.v[k], freeze); return freeze ? Object.freeze(o) : o; }
      default: return j.v;
    }
  };
  target.addEventListener(inn, (ev) => {
    ev.stopImmediatePropagation();
    const d = (ev as CustomEvent).detail;
    if (d.k === 'call') {
      let r;
      try { r = { ok: true, v: wrap(fns.get(d.id)!(...d.args.map((a: any) => unwrap(a)))) }; } catch (e) { r = { ok: false, v: wrap(e instanceof Error ? e : new Error(String(e))) }; }
      post({ k: 'ret', call: d.call, ...r });
    } else if (d.k === 'ret') rets.set(d.call, { ok: d.ok, v: d.v });
    else if (d.k === 'settle') {
      const w = waits.get(d.id);
      waits.delete(d.id);
      if (w) d.ok ? w.ok(unwrap(d.v)) : w.no(unwrap(d.v));
    } else if (d.k === 'expose') {
      try { onExpose(d.key, unwrap(d.v, true)); post({ k: 'ret', call: d.call, ok: true, v: { t: 'p', v: 1 } }); } catch (e) { post({ k: 'ret', call: d.call, ok: false, v: wrap(e) }); }
    }
  }, true);
  const expose = (key: string, api: any) => {
    const call = ++n;
    post({ k: 'expose', call, key, v: wrap(api) });
    const r = rets.get(call);
    rets.delete(call);
    if (!r) throw new Error('double: no main world');
    if (!r.ok) throw unwrap(r.v);
  };
  return { expose };
}

export function mainWorld(secret: string) {
  if (window.top !== window) return;
  makeBridge(secret + 'I', secret + 'M', (key, api) => {
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: api, enumerable: true, writable: false, configurable: false });
  });
  window.open = (url: any = '', name: any = '', features: any = '') => {
    const d = { url: url ? new URL(String(url), document.baseURI).href : 'about:blank', name: String(name), features: String(features) };
    document.dispatchEvent(new CustomEvent(secret + 'W', { detail: d }));
    return null; // as when setWindowOpenHandler denies; an allowed window opens without an opener
  };
  // Permission prompts have no CDP event: wrap the usual entry points and ask the app's handler first.
  const ask = (permission: string, details: any = {}) => new Promise<boolean>((resolve) => {
    const id = secret + 'P' + Math.random();
    document.addEventListener(id, (e) => resolve((e as CustomEvent).detail === true), { once: true });
    document.dispatchEvent(new CustomEvent(secret + 'P', { detail: { id, permission, details } }));
  });
  const denied = (m: string) => new DOMException(m, 'NotAllowedError');
  const md = navigator.mediaDevices;
  if (md) {
    const gum = md.getUserMedia.bind(md);
    md.getUserMedia = async (c) => {
      const mediaTypes = [c?.audio && 'audio', c?.video && 'video'].filter(Boolean);
      if (!(await ask('media', { mediaTypes }))) throw denied('Permission denied');
      return gum(c);
    };
  }
  const geo = navigator.geolocation;
  if (geo) {
    const g = geo.getCurrentPosition.bind(geo);
    geo.getCurrentPosition = (ok, no, o) => void ask('geolocation').then((y) => y ? g(ok, no, o) : no?.({ code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as any));
  }
  if (typeof Notification === 'function') {
    const rp = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = async () => ((await ask('notifications')) ? rp() : 'denied');
  }
  if (navigator.clipboard) {
    const rt = navigator.clipboard.readText.bind(navigator.clipboard);
    const wt = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = async (t) => { if (!(await ask('clipboard-sanitized-write'))) throw denied('Write permission denied.'); return wt(t); };
    navigator.clipboard.readText = async () => { if (!(await ask('clipboard-read'))) throw denied('Read permission denied.'); return rt(); };
  }
}

export function isolatedWorld(secret: string, info: any, codec: { encode(v: unknown): string; decode(s: string): any }, runPreload: Function | null) {
  if (window.top !== window) return;
  const g = globalThis as any;
  const native: (s: string) => void = g.__edoubleSend;
  const tell = (m: object) => native(JSON.stringify(m));
  class EventEmitter {
    _l = new Map<string, { f: Function; once: boolean }[]>();
    on(n: string, f: Function, once = false) { (this._l.get(n) ?? this._l.set(n, []).get(n)!).push({ f, once }); return this; }
    addListener(n: string, f: Function) { return this.on(n, f); }
    once(n: string, f: Function) { return this.on(n, f, true); }
    off(n: string, f: Function) { const a = this._l.get(n); const i = a ? a.findIndex((x) => x.f === f) : -1; if (i >= 0) a!.splice(i, 1); return this; }
    removeListener(n: string, f: Function) { return this.off(n, f); }
    removeAllListeners(n?: string) { n === undefined ? this._l.clear() : this._l.delete(n); return this; }
    listenerCount(n: string) { return this._l.get(n)?.length ?? 0; }
    emit(n: string, ...a: any[]) { const l = [...(this._l.get(n) ?? [])]; for (const x of l) { if (x.once) this.off(n, x.f); x.f(...a); } return l.length > 0; }
  }
  // ---- MessagePorts: each port that crosses the process boundary is pumped through the CDP binding
  const ports = new Map<number, MessagePort>();
  let nport = 0;
  const hook = (id: number, p: MessagePort) => {
    ports.set(id, p);
    p.onmessage = (e) => tell({ k: 'port', id, data: codec.encode(e.data), ports: e.ports.map(give) });
    p.addEventListener('close', () => { if (ports.delete(id)) tell({ k: 'portclose', id }); });
  };
  const give = (p: MessagePort) => { const id = --nport; hook(id, p); return id; };
  const adopt = (id: number) => { const c = new MessageChannel(); hook(id, c.port1); return c.port2; };
  // ---- ipcRenderer
  const calls = new Map<number, { ok(v: any): void; no(e: Error): void; channel: string }>();
  let ncall = 0;
  class IpcRenderer extends EventEmitter {
    send(channel: string, ...args: any[]) { tell({ k: 'send', channel, args: codec.encode(args) }); }
    invoke(channel: string, ...args: any[]) {
      const enc = codec.encode(args);
      return new Promise((ok, no) => { calls.set(++ncall, { ok, no, channel }); tell({ k: 'invoke', id: ncall, channel, args: enc }); });
    }
    postMessage(channel: string, message: any, transfer: MessagePort[] = []) { tell({ k: 'post', channel, data: codec.encode(message), ports: transfer.map(give) }); }
    sendSync() { throw new Error('double: ipcRenderer.sendSync cannot be mimicked; use invoke'); }
    sendToHost() { throw new Error('double: sendToHost is not supported'); }
  }
  const ipcRenderer = new IpcRenderer();
  g.__edoubleRecv = (text: string) => {
    const m = JSON.parse(text);
    if (m.k === 'reply') {
      const c = calls.get(m.id);
      calls.delete(m.id);
      if (m.error !== undefined) c?.no(new Error(`Error invoking remote method '${c.channel}': ${m.error}`));
      else c?.ok(codec.decode(m.data));
    } else if (m.k === 'send') ipcRenderer.emit(m.channel, { sender: ipcRenderer, ports: [] }, ...codec.decode(m.args));
    else if (m.k === 'post') ipcRenderer.emit(m.channel, { sender: ipcRenderer, ports: m.ports.map(adopt) }, codec.decode(m.data));
    else if (m.k === 'port') ports.get(m.id)?.postMessage(codec.decode(m.data), m.ports.map(adopt));
    else if (m.k === 'portclose') { const p = ports.get(m.id); ports.delete(m.id); p?.close(); }
    else if (m.k === 'files') for (const [n, p] of m.list) paths.set(n, p);
    else if (m.k === 'perm') document.dispatchEvent(new CustomEvent(m.id, { detail: m.ok }));
  };
  document.addEventListener(secret + 'W', (e) => tell({ k: 'open', ...(e as CustomEvent).detail }));
  document.addEventListener(secret + 'P', (e) => { const d = (e as CustomEvent).detail; tell({ k: 'perm', id: d.id, permission: d.permission, details: d.details }); });
  const bridge = makeBridge(secret + 'M', secret + 'I', () => {});
  const contextBridge = {
    exposeInMainWorld: (key: string, api: any) => bridge.expose(key, api),
    exposeInIsolatedWorld() { throw new Error('double: exposeInIsolatedWorld is not supported'); },
    executeInMainWorld() { throw new Error('double: executeInMainWorld is not supported'); },
  };
  const paths = new Map<string, string>(); // file name -> path, told by the test before it drops or picks files
  const webUtils = { getPathForFile: (f: File) => paths.get(f.name) ?? '' };
  const electron = new Proxy({ ipcRenderer, contextBridge, webUtils } as any, {
    get(t, k) { if (k in t || typeof k === 'symbol' || k === '__esModule' || k === 'default') return t[k]; throw new Error(`double: electron.${String(k)} is not mimicked in preload`); },
  });
  const modules: Record<string, any> = {
    electron, 'electron/renderer': electron, 'electron/common': electron,
    events: Object.assign(EventEmitter, { EventEmitter }), timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (id: string) => {
    const m = modules[id.replace(/^node:/, '')];
    if (!m) throw new Error(`module not found: ${id}`);
    return m;
  };
  const proc = Object.assign(new EventEmitter(), info.process);
  const module = { exports: {} };
  try { runPreload?.(require, proc, module.exports, module, g, (f: Function, ...a: any[]) => setTimeout(f as any, 0, ...a), clearTimeout); } catch (e) {
    console.error(`Unable to load preload script: ${info.preload}`);
    console.error(e);
    tell({ k: 'preload-error', error: String((e as Error)?.stack ?? e) });
  }
}
