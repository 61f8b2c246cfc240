import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** An ELF file (Linux) starts with a header of 64 bytes that says where its last part, the section table, lies. */
const headerBytes = 64;
const magic = '\x7fELF';
const sectionTableOffset = 40;
const sectionEntryBytes = 58;
const sectionCount = 60;

/**
 * Whether the end of a library is missing, as after a download or a copy that broke off. The system would map the file
 * all the same, and the process would die without a word.
 */
export function isTruncated(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    const isElf = readSync(file, header) === headerBytes && header.toString('latin1', 0, 4) === magic;
    return isElf && fstatSync(file).size < endOfSections(header);
  } finally {
    closeSync(file);
  }
}

const endOfSections = (header: Buffer): number =>
  Number(header.readBigUInt64LE(sectionTableOffset)) +
  header.readUInt16LE(sectionEntryBytes) * header.readUInt16LE(sectionCount);
