import { join } from 'node:path';

export interface EngineLocation {
  /** A packed app, not a checkout. */
  readonly isInstalled: boolean;
  /** The Node that Daybook ships. */
  readonly node: string;
  /** What that Node runs. */
  readonly entry: string;
  /** Folder that holds `core/`, `resources/` and `node_modules/`. */
  readonly root: string;
}

/**
 * Where the engine's files are: in the checkout, or beside the asar in a packed app. Plain Node cannot read an asar, and
 * strips no types below a `node_modules` folder, so `core/` stands as plain files in `app.asar.unpacked`.
 */
export function engineLocation(app: {
  readonly isPackaged: boolean;
  readonly appPath: string;
  readonly resourcesPath: string;
  readonly platform: NodeJS.Platform;
}): EngineLocation {
  const node = app.platform === 'win32' ? 'node.exe' : 'node';
  const root = app.isPackaged ? join(app.resourcesPath, 'app.asar.unpacked') : app.appPath;
  return {
    isInstalled: app.isPackaged,
    root,
    entry: join(root, 'electron', 'engine-host.ts'),
    node: app.isPackaged ? join(app.resourcesPath, 'node', node) : join(root, 'node_modules', 'node', 'bin', node),
  };
}
