import { initSync, parse } from 'cjs-module-lexer';

/** Whether a text can be an ES module alone: it imports, exports or uses `import.meta`. */
export function isEsModule(source: string): boolean {
  initSync();
  try {
    parse(source);
    return false;
  } catch {
    return true;
  }
}
