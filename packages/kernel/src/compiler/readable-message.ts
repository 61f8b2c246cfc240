/**
 * V8 names what failed as the emitted code has it, such as `(0 , exports.f) is not a function`. In the cell it is `f`.
 */
export function readableMessage(text: string): string {
  return text
    .replace(/\(0 ?, ?exports_*\.([\p{ID_Continue}$]+)\)/gu, '$1')
    .replace(/\bexports_*\.([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu, '$1')
    .replace(/\b(?:await_+|import_+)\((.*?)\)/g, '$1');
}
