import { describe, expect, it } from 'vitest';
import { findModel, modelBytes, modelForRole, parseCatalog, readCatalog } from '../../../core/models/catalog.ts';

describe('the model catalogue', () => {
  it('is valid, with at least one model for each role and no name twice', () => {
    const models = readCatalog();
    expect(new Set(models.map((entry) => entry.role))).toEqual(new Set(['embed', 'rerank', 'generate']));
    const names = models.map((entry) => entry.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('says for each file of each source where it comes from', () => {
    for (const entry of readCatalog()) {
      for (const source of entry.sources) {
        expect(Object.keys(source.files).sort(), entry.name).toEqual(entry.files.map((file) => file.path).sort());
      }
    }
  });

  it('has a package for the three small models, so that they come without the hub', () => {
    for (const name of ['bge-small-en-v1.5', 'all-MiniLM-L6-v2', 'SmolLM2-135M-Instruct']) {
      const kinds = findModel(name)?.sources.map((source) => source.kind);
      expect(kinds?.[0]).toBe('hub');
      expect(kinds?.some((kind) => kind !== 'hub')).toBe(true);
    }
  });

  it('finds a model by name in any letter case, and only for its role', () => {
    expect(findModel('BGE-Small-EN-v1.5')?.name).toBe('bge-small-en-v1.5');
    expect(findModel('no-such-model')).toBeNull();
    expect(modelForRole('bge-small-en-v1.5', 'embed').dimensions).toBe(384);
    expect(() => modelForRole('bge-small-en-v1.5', 'generate')).toThrow(
      /no model "bge-small-en-v1.5" that can generate/,
    );
  });

  it('adds up the bytes of a model', () => {
    expect(modelBytes(modelForRole('bge-small-en-v1.5', 'embed'))).toBe(34_014_426 + 711_396);
  });

  it.each(['../evil.onnx', '/etc/passwd', 'a/../../b', 'a\\b', 'C:evil', 'a//b'])('refuses the path %s', (path) => {
    const [first] = structuredClone(readCatalog());
    const changed = { ...first, files: [{ path, bytes: 1, sha256: null }] };
    expect(() => parseCatalog({ models: [changed] })).toThrow(/catalogue is not valid/);
  });

  it('refuses a package name that would be read as an option', () => {
    const entry = structuredClone(findModel('SmolLM2-135M-Instruct'));
    const sources = entry?.sources.map((source) =>
      source.kind === 'wheel' ? { ...source, package: '--index-url' } : source,
    );
    expect(() => parseCatalog({ models: [{ ...entry, sources }] })).toThrow(/catalogue is not valid/);
  });
});
