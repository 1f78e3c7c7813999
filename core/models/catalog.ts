import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DaybookError } from '../errors.ts';

/** A path inside a model's folder or a package: relative, `/`, and never out of it. */
const InnerPath = z
  .string()
  .regex(/^[\w.][\w.-]*(\/[\w.][\w.-]*)*$/, 'a relative path of plain names')
  .refine((path) => !path.split('/').includes('..'), 'a path may not leave its folder');
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Bytes = z.int().min(1);
/** A word that is handed to a package manager's command line. */
const PlainWord = z.string().regex(/^[A-Za-z0-9][\w.-]*$/);
/** Which file of the source becomes which file of the model: ours → theirs. */
const FileMap = z.record(InnerPath, InnerPath);

const HubSourceSchema = z.object({
  kind: z.literal('hub'),
  repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  revision: PlainWord,
  files: FileMap,
});
export type HubSource = z.infer<typeof HubSourceSchema>;

const PackageFields = { version: PlainWord, bytes: Bytes.nullable(), sha256: Sha256, files: FileMap };
const MavenSourceSchema = z.object({
  kind: z.literal('maven'),
  group: PlainWord,
  artifact: PlainWord,
  ...PackageFields,
});
const WheelSourceSchema = z.object({ kind: z.literal('wheel'), package: PlainWord, ...PackageFields });
export type PackageSource = z.infer<typeof MavenSourceSchema> | z.infer<typeof WheelSourceSchema>;

const ModelFileSchema = z.object({
  path: InnerPath,
  /** Exact where `sha256` is known, else about. */
  bytes: Bytes,
  /** Null where unknown: then the hub must state a hash, which is checked and recorded. */
  sha256: Sha256.nullable(),
});
export type ModelFile = z.infer<typeof ModelFileSchema>;

const SharedFields = {
  name: PlainWord,
  title: z.string().min(1),
  license: z.string().min(1),
  /** One sentence: what it is good for, what it needs. */
  about: z.string().min(1),
  /** Tokens that the model reads at once; for a generator prompt and completion together. */
  contextTokens: z.int().min(64),
  files: z.array(ModelFileSchema).min(1),
  /** Small JSON files that the model's library wants and no source carries. */
  settings: z.record(InnerPath, z.unknown()),
  sources: z.array(z.discriminatedUnion('kind', [HubSourceSchema, MavenSourceSchema, WheelSourceSchema])).min(1),
};

const EmbedEntrySchema = z.object({
  role: z.literal('embed'),
  ...SharedFields,
  dimensions: z.int().min(1),
  pooling: z.enum(['cls', 'mean']),
  queryPrefix: z.string(),
  passagePrefix: z.string(),
});
export type EmbedEntry = z.infer<typeof EmbedEntrySchema>;

const RerankEntrySchema = z.object({ role: z.literal('rerank'), ...SharedFields });

const GenerateEntrySchema = z.object({ role: z.literal('generate'), ...SharedFields });
export type GenerateEntry = z.infer<typeof GenerateEntrySchema>;

const ModelEntrySchema = z.discriminatedUnion('role', [EmbedEntrySchema, RerankEntrySchema, GenerateEntrySchema]);
export type ModelEntry = z.infer<typeof ModelEntrySchema>;

const CatalogSchema = z.object({ models: z.array(ModelEntrySchema) });

const CATALOG_FILE = new URL('../../resources/models.json', import.meta.url);
let catalog: readonly ModelEntry[] | null = null;

/**
 * The models that Daybook knows, as `resources/models.json` lists them. Read once.
 *
 * @throws DaybookError `internal` when the file is missing or not valid: the installation is broken
 */
export function readCatalog(): readonly ModelEntry[] {
  catalog ??= parseCatalog(JSON.parse(readFileSync(CATALOG_FILE, 'utf8')));
  return catalog;
}

/**
 * Checks a catalogue's content.
 *
 * @throws DaybookError `internal` naming what is wrong
 */
export function parseCatalog(content: unknown): readonly ModelEntry[] {
  const parsed = CatalogSchema.safeParse(content);
  if (parsed.success) return parsed.data.models;
  throw new DaybookError('internal', `The model catalogue is not valid: ${z.prettifyError(parsed.error)}`, {
    hint: 'Install Daybook again.',
  });
}

/** The entry of that name (letter case does not matter), or null. */
export function findModel(name: string): ModelEntry | null {
  const wanted = name.toLowerCase();
  return readCatalog().find((entry) => entry.name.toLowerCase() === wanted) ?? null;
}

/**
 * The entry of that name and role.
 *
 * @throws DaybookError `not-found` listing the names that exist for the role
 */
export function modelForRole<R extends ModelEntry['role']>(name: string, role: R): Extract<ModelEntry, { role: R }> {
  const entry = findModel(name);
  if (entry !== null && hasRole(entry, role)) return entry;
  const names = readCatalog().filter((other) => other.role === role);
  throw new DaybookError('not-found', `There is no model "${name}" that can ${role}.`, {
    hint: `Choose one of: ${names.map((other) => other.name).join(', ')}.`,
  });
}

function hasRole<R extends ModelEntry['role']>(entry: ModelEntry, role: R): entry is Extract<ModelEntry, { role: R }> {
  return entry.role === role;
}

/** Bytes of all files of a model. */
export function modelBytes(entry: ModelEntry): number {
  return entry.files.reduce((sum, file) => sum + file.bytes, 0);
}
