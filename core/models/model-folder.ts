import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import type { ModelEntry } from './catalog.ts';

/** Written last into a model's folder: its presence says that every file arrived and was checked. */
const MANIFEST_FILE = 'daybook-model.json';

const ManifestSchema = z.object({
  name: z.string(),
  source: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** Absolute folder of a model's files; it need not exist. */
export function modelFolder(config: Config, entry: ModelEntry): string {
  return join(config.modelsDir, entry.name);
}

/** What was fetched, or null when the model is not wholly there. */
export function readManifest(config: Config, entry: ModelEntry): Manifest | null {
  const folder = modelFolder(config, entry);
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file)) return null;
  const manifest = ManifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!manifest.success) return null;
  const complete = entry.files.every((wanted) => {
    const found = manifest.data.files.find((file) => file.path === wanted.path);
    const size = statSync(join(folder, wanted.path), { throwIfNoEntry: false })?.size;
    return found !== undefined && size === found.bytes && (wanted.sha256 === null || wanted.sha256 === found.sha256);
  });
  return complete ? manifest.data : null;
}

/** Writes the small files that no source carries, then the manifest. */
export function finishModel(config: Config, entry: ModelEntry, manifest: Manifest): void {
  const folder = modelFolder(config, entry);
  for (const [path, content] of Object.entries(entry.settings)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify(content, null, 2)}\n`);
  }
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * The manifest of a model that is about to be opened.
 *
 * @throws DaybookError `model-missing` with the command that fetches it
 */
export function requireManifest(config: Config, entry: ModelEntry): Manifest {
  const manifest = readManifest(config, entry);
  if (manifest !== null) return manifest;
  throw new DaybookError('model-missing', `The model ${entry.name} is not on this machine.`, {
    hint: `Fetch it with \`daybook models pull ${entry.name}\`, or in the window under Models.`,
  });
}

/** Null for a damaged manifest: the model is then fetched again. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
