import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFiles } from '@epochlab/runtime/files';
import { fromJson, toJson } from './checkpoint-json';

/** Everything a training run needs to go on as if it had never stopped. */
export interface CheckpointState {
  /** Epochs that are finished. */
  readonly epoch: number;
  readonly step: number;
  readonly seed: number;
  readonly iterations: number;
  readonly learningRate: number | undefined;
  /** The class of the optimizer; files of earlier versions do not say. */
  readonly optimizer?: string | undefined;
  readonly history: Readonly<Record<string, readonly number[]>>;
  /** State of each callback with a memory, in their order. */
  readonly callbacks: readonly SavedCallback[];
  /** Weights, optimizer slots and the callbacks' tensors by name. */
  readonly tensors: readonly SavedTensor[];
}

export interface SavedCallback {
  /** Its class and its place among those of the class. */
  readonly name: string;
  readonly numbers: Readonly<Record<string, number>>;
}

export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly data: Uint8Array;
}

type Header = Omit<CheckpointState, 'tensors'> & {
  readonly format: typeof FORMAT;
  readonly sha256: string;
  readonly tensors: readonly (Omit<SavedTensor, 'data'> & { readonly bytes: number })[];
};

const FORMAT = 'epochlab-checkpoint-2';
const LENGTH_BYTES = 8;

export const checkpointPath = (dir: string): string => join(dir, 'training.checkpoint');

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Header length, header (JSON), then the tensors one after another. */
function encode({ tensors, ...rest }: CheckpointState): Uint8Array {
  const data = Buffer.concat(tensors.map(tensor => tensor.data));
  const described = tensors.map(({ data: own, ...tensor }) => ({ ...tensor, bytes: own.byteLength }));
  const header = Buffer.from(
    toJson({ ...rest, format: FORMAT, sha256: sha256(data), tensors: described } satisfies Header),
  );
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, data]);
}

function headerOf(bytes: Buffer): { header: Header; data: Buffer } {
  const cut = new Error(`it is cut off after ${bytes.length} bytes`);
  if (bytes.length < LENGTH_BYTES) throw cut;
  const end = LENGTH_BYTES + Number(bytes.readBigUInt64LE(0));
  if (bytes.length < end) throw cut;
  const header = fromJson(bytes.subarray(LENGTH_BYTES, end).toString()) as Header;
  const expected = end + header.tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
  if (bytes.length < expected) throw new Error(`it is cut off after ${bytes.length} of ${expected} bytes`);
  return { header, data: bytes.subarray(end) };
}

function decode(bytes: Buffer): CheckpointState {
  const { header, data } = headerOf(bytes);
  if (header.format !== FORMAT) throw new Error(`it is of another version (${header.format})`);
  if (sha256(data) !== header.sha256) throw new Error('its contents do not match its checksum');
  let at = 0;
  const tensors = header.tensors.map(({ bytes: size, ...tensor }) => ({
    ...tensor,
    data: new Uint8Array(data.subarray(at, (at += size))),
  }));
  return { ...header, tensors };
}

/** Removes what processes that were killed while they wrote have left behind. */
function removeLeftOvers(dir: string): void {
  for (const name of readdirSync(dir)) {
    const pid = /^training\.checkpoint\.(\d+)\.new$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dir, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// Errors of the file system may belong to another realm than `Error` here.
const reasonOf = (error: unknown) => (error as Partial<Error>).message ?? String(error);

/** @throws if the disk is full or the folder cannot be written; the previous checkpoint is then as it was */
export function writeCheckpoint(dir: string, state: CheckpointState): void {
  try {
    mkdirSync(dir, { recursive: true });
    removeLeftOvers(dir);
    replaceFiles([{ path: checkpointPath(dir), bytes: encode(state) }]);
  } catch (error) {
    const kept = existsSync(checkpointPath(dir)) ? ' The previous checkpoint there is whole.' : '';
    throw new Error(
      `The checkpoint after epoch ${state.epoch} could not be written to ${dir}: ${reasonOf(error)}.${kept} Free some space or give another checkpoint.dir.`,
      { cause: error },
    );
  }
}

/** The checkpoint in `dir`, or undefined if there is none. @throws if there is one and it cannot be read */
export function readCheckpoint(dir: string): CheckpointState | undefined {
  const path = checkpointPath(dir);
  if (!existsSync(path)) return undefined;
  try {
    return decode(readFileSync(path));
  } catch (error) {
    throw new Error(
      `The checkpoint ${path} cannot be read: ${reasonOf(error)}. Delete it to train from the beginning, or restore a copy of it.`,
      { cause: error },
    );
  }
}
