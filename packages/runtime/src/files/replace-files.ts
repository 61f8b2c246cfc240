import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A file and what shall be in it. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const besides = (path: string) => `${path}.${process.pid}.new`;

function write({ path, bytes }: NewFile): void {
  const file = openSync(besides(path), 'w');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes files whole or not at all: they take the places of the old ones only once all are safely on the disk. */
export function replaceFiles(files: readonly NewFile[]): void {
  try {
    files.forEach(write);
    for (const { path } of files) renameSync(besides(path), path);
  } finally {
    for (const { path } of files) rmSync(besides(path), { force: true });
  }
}
