/*
 * Counting the different bits of a query's code and of all others is a loop over every vector. JavaScript has neither 128-bit
 * words nor an instruction that counts bits; WebAssembly has both: a quarter of the time for four times the bits. The function is
 * so small that it is written here instruction by instruction (opcodes of the WebAssembly core specification 2.0, appendix
 * "Index of Instructions"), and the test compares it with counting bit by bit.
 */

/** Bytes that are compared at a time: the length of a code is a multiple of it. */
export const BLOCK_BYTES = 16;

/** Codes in the memory that the comparison reads. */
export interface BitCounter {
  /** Bytes of one code. */
  readonly codeBytes: number;
  /** Sets the code at a place, which follows the last one or is before it; room is made. */
  set(at: number, code: Uint8Array): void;
  /** How many bits of `code` differ from each of the first `count` codes. Valid until the next call. */
  differences(code: Uint8Array, count: number): Uint16Array;
}

const PAGE_BYTES = 65_536;
/** The query has the first page for itself. */
const CODES_FROM = PAGE_BYTES;

const I32 = 0x7f;
const V128 = 0x7b;
const NO_RESULT = 0x40;
const LANES = [0, 1, 2, 3] as const;

const block = [0x02, NO_RESULT];
const end = [0x0b];
const loop = [0x03, NO_RESULT];
const branch = (depth: number) => [0x0c, depth];
const branchIf = (depth: number) => [0x0d, depth];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const keep = (local: number) => [0x22, local];
const i32 = (value: number) => [0x41, value];
const isZero = [0x45];
const add = [0x6a];
const subtract = [0x6b];
/** To an address that is a multiple of two. */
const store16 = [0x3b, 1, 0];
const simd = (...opcode: number[]) => [0xfd, ...opcode];
/** From an address that is a multiple of 16. */
const load128 = simd(0x00, 4, 0);
const zeros = simd(0x0c, ...Array.from({ length: BLOCK_BYTES }, () => 0));
const xor128 = simd(0x51);
const bitsOfBytes = simd(0x62);
const pairsOfBytes = simd(0x7d);
const pairsOfShorts = simd(0x7f);
const addShorts = simd(0x8e, 0x01);
const lane = (at: number) => simd(0x1b, at);

// Parameters and locals, by number.
const [codes, count, blocks, out, query, left, sum] = [0, 1, 2, 3, 4, 5, 6] as const;

const increase = (local: number, by: number) => [...get(local), ...i32(by), ...add, ...set(local)];
const decrease = (local: number) => [...get(local), ...i32(1), ...subtract];
const laneOf = (at: number) => [...get(sum), ...pairsOfShorts, ...lane(at)];

const laneSum = LANES.flatMap((at) => (at === 0 ? laneOf(at) : [...laneOf(at), ...add]));

/** For each code: the sum over its blocks of the bits of (block xor the query's block), as 16 bits to `out`. */
const BODY = [
  [block, loop, get(count), isZero, branchIf(1)],
  [i32(0), set(query), get(blocks), set(left), zeros, set(sum)],
  [loop, get(sum), get(codes), load128, get(query), load128, xor128, bitsOfBytes, pairsOfBytes, addShorts, set(sum)],
  [increase(codes, BLOCK_BYTES), increase(query, BLOCK_BYTES), decrease(left), keep(left), branchIf(0), end],
  [get(out), laneSum, store16, increase(out, 2), decrease(count), set(count), branch(0)],
  // Of the outer loop, of the block around it, and of the function.
  [end, end, end],
].flat(2);

/** Of the binary format. */
const VERSION = [1, 0, 0, 0];

const text = (name: string) => [name.length, ...Buffer.from(name)];
/** LEB128: seven bits a byte, the lowest first. */
const size = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...size(value >> 7)]);
const sized = (bytes: readonly number[]) => [...size(bytes.length), ...bytes];
const section = (id: number, content: readonly number[]) => [id, ...sized([1, ...content])];

const MODULE = new WebAssembly.Module(
  Uint8Array.from([
    ...Buffer.from('\0asm'),
    ...VERSION,
    ...section(1, [0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [...text('codes'), ...text('memory'), 0x02, 0x00, 1]),
    ...section(3, [0]),
    ...section(7, [...text('count'), 0x00, 0]),
    ...section(10, sized([2, 2, I32, 1, V128, ...BODY])),
  ]),
);

type Count = (...addresses: [codes: number, count: number, blocks: number, out: number]) => void;

/**
 * An empty memory for codes of `codeBytes` bytes each.
 *
 * @throws RangeError when `codeBytes` is no multiple of `BLOCK_BYTES`, or memory for more codes cannot be had
 */
export function createBitCounter(codeBytes: number): BitCounter {
  if (codeBytes === 0 || codeBytes % BLOCK_BYTES !== 0)
    throw new RangeError(`a code of ${codeBytes} bytes is not compared`);
  const memory = new WebAssembly.Memory({ initial: 2 });
  const { exports } = new WebAssembly.Instance(MODULE, { codes: { memory } });
  // SAFETY: the module above exports this function, of four i32 and no result.
  const run = exports['count'] as Count;
  const makeRoom = (bytes: number): void => {
    const missing = bytes - memory.buffer.byteLength;
    // A tenth more than asked: growing may copy everything.
    if (missing > 0) memory.grow(Math.ceil((missing + bytes / 10) / PAGE_BYTES));
  };
  return {
    codeBytes,
    set(at, code) {
      const from = CODES_FROM + at * codeBytes;
      makeRoom(from + codeBytes);
      new Uint8Array(memory.buffer, from, codeBytes).set(code);
    },
    differences(code, count) {
      const end = CODES_FROM + count * codeBytes;
      makeRoom(end + 2 * count);
      new Uint8Array(memory.buffer, 0, codeBytes).set(code);
      run(CODES_FROM, count, codeBytes / BLOCK_BYTES, end);
      return new Uint16Array(memory.buffer, end, count);
    },
  };
}
