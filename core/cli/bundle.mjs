// Runs after `npm install` and in `npm run build`: puts the core into few files (see bundled.mjs). Without them Daybook runs
// from its sources and only starts slower, so that a bundle that cannot be made is told and stops nothing.
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { BUNDLE_DIR, PROGRAMS, ROOT, STAMP_FILE, stampOf } from './bundled.mjs';

/** Packages with native files, or with files beside their modules. */
const STAYS_A_PACKAGE =
  /^(?:better-sqlite3|sqlite-vec|node-llama-cpp|@huggingface\/transformers|chokidar|gray-matter)(?:\/|$)/;

/** As both systems write it, relative to the checkout. */
function inRoot(file) {
  return relative(ROOT, file).split(sep).join('/');
}

const WORKER = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g;

/** A module finds what lies beside its source where that is; programs that it starts, beside itself. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
    const place = JSON.stringify(relative(BUNDLE_DIR, id).split(sep).join('/'));
    const started = code.replaceAll(WORKER, (all, name) =>
      name in PROGRAMS ? `new URL('./${name}.js', bundleUrl)` : all,
    );
    const rest = started.replaceAll('import.meta.url', `new URL(${place}, bundleUrl).href`);
    return `const bundleUrl = import.meta.url;\n${rest}`;
  },
};

async function bundle() {
  const { rolldown } = await import('rolldown');
  rmSync(BUNDLE_DIR, { recursive: true, force: true });
  const build = await rolldown({
    input: Object.fromEntries(Object.entries(PROGRAMS).map(([name, path]) => [name, join(ROOT, path)])),
    cwd: ROOT,
    platform: 'node',
    external: [STAYS_A_PACKAGE, /^node:/],
    plugins: [keepPlaces],
    logLevel: 'silent',
  });
  const { output } = await build.write({
    dir: BUNDLE_DIR,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const sources = modules.map(inRoot).filter((file) => file.startsWith('core/'));
  if (sources.length < Object.keys(PROGRAMS).length) throw new Error('its sources are not where they were expected');
  writeFileSync(STAMP_FILE, stampOf([...sources, 'package-lock.json']));
}

await bundle().catch((error) => {
  rmSync(BUNDLE_DIR, { recursive: true, force: true });
  console.error(`Daybook starts slower than it could: its modules could not be put together (${error.message}).`);
});
