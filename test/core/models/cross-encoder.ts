import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Writes a tiny ONNX cross-encoder by hand: the score of a pair is the sum of the token ids of its second text. So a test
 * can say what each score must be, and needs no weights.
 */

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
const bytesField = (field: number, content: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(bytes.length)]), bytes]);
};
const intField = (field: number, value: number): Buffer => Buffer.from([...varint(field << 3), ...varint(value)]);
const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields);

const FLOAT = 1;
const INT64 = 7;

/** `name` is a tensor of the type with two free dimensions. */
function value(name: string, type: number): Buffer {
  const dimensions = ['batch', 'width'].map((dimension) => bytesField(1, bytesField(2, dimension)));
  const tensor = message(intField(1, type), bytesField(2, message(...dimensions)));
  return message(bytesField(1, name), bytesField(2, bytesField(1, tensor)));
}

const INT_ATTRIBUTE = 2;
function node(
  operator: string,
  [inputs, outputs]: readonly [readonly string[], readonly string[]],
  to?: number,
): Buffer {
  const attribute =
    to === undefined ? [] : [bytesField(5, message(bytesField(1, 'to'), intField(3, to), intField(20, INT_ATTRIBUTE)))];
  return message(
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, operator),
    ...attribute,
  );
}

/** The model file. */
function crossEncoderOnnx(): Buffer {
  const axis = message(
    intField(1, 1),
    intField(2, INT64),
    bytesField(7, Buffer.from(varint(1))),
    bytesField(8, 'axis'),
  );
  const graph = message(
    bytesField(1, node('Mul', [['input_ids', 'token_type_ids'], ['second']])),
    bytesField(1, node('Mul', [['second', 'attention_mask'], ['seen']])),
    bytesField(1, node('ReduceSum', [['seen', 'axis'], ['sum']])),
    bytesField(1, node('Cast', [['sum'], ['logits']], FLOAT)),
    bytesField(2, 'graph'),
    bytesField(5, axis),
    ...['input_ids', 'attention_mask', 'token_type_ids'].map((name) => bytesField(11, value(name, INT64))),
    bytesField(12, value('logits', FLOAT)),
  );
  return message(intField(1, 8), bytesField(7, graph), bytesField(8, intField(2, 13)));
}

const SPECIAL_TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** A tokenizer that knows these words and no others; the first one has id 4, and a passage ends with `[SEP]`, which is 3. */
function wordTokenizer(words: readonly string[]): unknown {
  const special = SPECIAL_TOKENS.map((content, id) => {
    const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
    return { id, content, ...flags };
  });
  const vocab = Object.fromEntries([...SPECIAL_TOKENS, ...words].map((word, id) => [word, id]));
  const part = (id: 'A' | 'B', type_id: number) => ({ Sequence: { id, type_id } });
  const end = (type_id: number) => ({ SpecialToken: { id: '[SEP]', type_id } });
  const start = { SpecialToken: { id: '[CLS]', type_id: 0 } };
  const tokens = ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]);
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [start, part('A', 0), end(0)],
      pair: [start, part('A', 0), end(0), part('B', 1), end(1)],
      special_tokens: Object.fromEntries(tokens),
    },
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
}

/** What a word that is not known counts. */
export const UNKNOWN_WORD = 1;
/** What the end of a passage counts. */
export const SEPARATOR = 3;
/** What the first known word counts; each further one counts one more. */
export const FIRST_WORD = 4;

/** Writes a whole model into `folder`: a passage scores what its words count. */
export function writeCrossEncoder(folder: string, words: readonly string[]): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), crossEncoderOnnx());
  const json = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  json('config.json', { model_type: 'bert' });
  json('tokenizer.json', wordTokenizer(words));
  json('tokenizer_config.json', { tokenizer_class: 'PreTrainedTokenizerFast', unk_token: '[UNK]', pad_token: '[PAD]' });
}
