// Runs after `npm install`, under whatever Node started npm. Six packages carry files that this machine never uses
// (about 380 MB): onnxruntime-node and node-llama-cpp ship every platform, the latter also the sources of llama.cpp, which
// Daybook never compiles, and `node` ships npm and headers beside the binary.
// A packager that builds for other platforms keeps them with `npm ci --ignore-scripts`.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const { platform, arch } = process;

/** Removes every entry of `folder` that `isOurs` does not claim. */
function keepOnly(folder, isOurs) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!isOurs(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const onnx = join(modules, 'onnxruntime-node', 'bin', 'napi-v6');
keepOnly(onnx, (name) => name === platform);
keepOnly(join(onnx, platform), (name) => name === arch);

const llamaPlatform = { darwin: 'mac', win32: 'win', linux: 'linux' }[platform];
if (llamaPlatform) keepOnly(join(modules, '@node-llama-cpp'), (name) => name.startsWith(`${llamaPlatform}-${arch}`));

rmSync(join(modules, 'node-llama-cpp', 'llama', 'gitRelease.bundle'), { force: true });

// The sources of SQLite: its binaries come with the package.
rmSync(join(modules, 'better-sqlite3', 'deps'), { recursive: true, force: true });

// Daybook imports its modules only; the other half is the same for `require`.
rmSync(join(modules, '@modelcontextprotocol', 'sdk', 'dist', 'cjs'), { recursive: true, force: true });

const nodePackages = join(modules, 'node', 'node_modules');
for (const name of existsSync(nodePackages) ? readdirSync(nodePackages) : []) {
  if (name.startsWith('node-'))
    keepOnly(join(nodePackages, name), (entry) => ['bin', 'package.json', 'LICENSE'].includes(entry));
}
