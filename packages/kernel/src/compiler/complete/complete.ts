import ts from 'typescript';
import type { Completion, CompletionMatch } from '../compiler';
import { type BoundFile, internals } from '../typescript/internals';
import type { Language } from '../typescript/language';
import { isDeprecated } from './deprecated';
import { jupyterType, symbolType } from './kinds';
import { signaturesOf } from './signature';

type Entry = ts.CompletionEntry & { readonly symbol?: ts.Symbol };

const preferences: ts.UserPreferences = {
  includeCompletionsForModuleExports: false,
  includeCompletionsWithInsertText: false,
  includeCompletionsWithSnippetText: false,
};

const token: ts.CancellationToken = {
  isCancellationRequested: () => false,
  throwIfCancellationRequested: () => undefined,
};

/** So many new signatures in a menu are worth any wait, more of them as long as it is short; the others are there the next time. */
const fewSignatures = 20;
/** In ms. */
const shortWait = 60;

/** Everything that may stand at `offset`, the likeliest first. */
export function complete(code: string, offset: number, language: Language, wait = shortWait): Completion {
  const end = performance.now() + wait;
  return language.peek(code, file => completeIn(file, offset, language, end));
}

function completeIn(file: BoundFile, offset: number, language: Language, end: number): Completion {
  const info = internals.Completions.getCompletionsAtPosition(
    serviceHost(language),
    language.host,
    () => undefined,
    file,
    offset,
    preferences,
    undefined,
    ts.CompletionTriggerKind.Invoked,
    token,
    undefined,
    true,
  );
  const span = info?.optionalReplacementSpan ?? info?.entries[0]?.replacementSpan;
  const start = span ? Math.min(span.start, offset) : wordStart(file.text, offset);
  const prefix = file.text.slice(start, offset);
  const isOwn = (name: string) => info?.isGlobalCompletion === true && language.cells.has(name);
  const isOld = (symbol: ts.Symbol) => isDeprecated(symbol, language.host.checker);
  const entries = rank(info?.entries ?? [], prefix, isOwn, isOld);
  const signatureOf = signaturesOf(language.host.checker).writer(file, fewSignatures, end);
  const describe = (entry: Entry): CompletionMatch => {
    const signature = entry.symbol && signatureOf(entry.symbol);
    return { text: entry.name, type: typeOf(entry, language), ...(signature && { signature }) };
  };
  const matches = entries.map(describe);
  return { matches, start, end: offset };
}

function wordStart(text: string, offset: number): number {
  return offset - (/[\p{ID_Continue}$]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0);
}

function rank(
  entries: readonly Entry[],
  prefix: string,
  isOwn: (name: string) => boolean,
  isOld: (symbol: ts.Symbol) => boolean,
): Entry[] {
  const lower = prefix.toLowerCase();
  const likelihood = ({ name, sortText, symbol }: Entry) => {
    if (symbol && isOwn(name)) return '00';
    return symbol && isOld(symbol) ? deprecated(sortText) : sortText;
  };
  const order = (entry: Entry) =>
    `${entry.name.startsWith(prefix) ? 0 : 1}${entry.name.startsWith('_') ? 1 : 0}${likelihood(entry)}${entry.name.toLowerCase()}`;
  return entries
    .filter(({ name, kind }) => name.toLowerCase().startsWith(lower) && kind !== ts.ScriptElementKind.warning)
    .map(entry => ({ entry, key: order(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** As TypeScript sorts a name that it knows to be deprecated. */
function deprecated(sortText: string): string {
  return sortText.startsWith('z') ? sortText : `z${sortText}`;
}

function typeOf({ kind, symbol }: Entry, { host }: Language): string {
  if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return jupyterType(kind);
  return symbolType(host.checker.getAliasedSymbol(symbol));
}

/** The part of a host that completion of paths needs. */
function serviceHost({ compilerHost, host }: Language): object {
  const { fileExists, readFile, getCurrentDirectory, realpath, getDirectories, useCaseSensitiveFileNames } =
    compilerHost;
  return {
    getCompilationSettings: () => host.getCompilerOptions(),
    fileExists,
    readFile,
    getCurrentDirectory,
    realpath,
    getDirectories,
    useCaseSensitiveFileNames,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
  };
}
