/**
 * Files by the paths that people write: plain or `file://`, with blanks and umlauts; written whole or not at all. Start at
 * `local-path.ts`. Everything that reads or writes a user's file comes here.
 */
export { isPlainPath, pathToRead, pathToWrite, readablePath, writablePath } from './local-path';
export { type NewFile, replaceFiles } from './replace-files';
