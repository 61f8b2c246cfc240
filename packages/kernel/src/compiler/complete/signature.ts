import ts from 'typescript';
import { withoutLongTypes } from '../inspect/signatures';
import { withoutPaths } from '../without-paths';

const format =
  ts.TypeFormatFlags.OmitParameterModifiers | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
const longest = 120;

const writers = new WeakMap<ts.TypeChecker, Signatures>();

/** The signatures of a checker's symbols. */
export function signaturesOf(checker: ts.TypeChecker): Signatures {
  const known = writers.get(checker) ?? new Signatures(checker);
  writers.set(checker, known);
  return known;
}

/** How a completion is called, or its type: what a menu has room for. Remembers what it has written. */
class Signatures {
  readonly #known = new WeakMap<ts.Symbol, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** A writer for one menu: it writes `few` new signatures, and more of them until a moment of `performance.now`. */
  writer(location: ts.Node, few: number, end: number): (symbol: ts.Symbol) => string {
    let written = 0;
    return symbol => {
      const known = this.#known.get(symbol);
      if (known !== undefined) return known;
      if (written >= few && performance.now() > end) return '';
      written++;
      const text = shorten(withoutPaths(this.#write(symbol, location)));
      this.#known.set(symbol, text);
      return text;
    };
  }

  #write(symbol: ts.Symbol, location: ts.Node): string {
    if (!(target(symbol, this.checker).flags & ts.SymbolFlags.Value)) return '';
    const type = this.checker.getTypeOfSymbolAtLocation(symbol, location);
    const [call, ...overloads] = type.getCallSignatures();
    if (!call)
      return type.getConstructSignatures().length > 0
        ? ''
        : this.checker.typeToString(type, location, format);
    const written = this.checker.signatureToString(call, undefined, format);
    const text = withoutLongTypes(written, [call], location, this.checker);
    return overloads.length > 0 ? `${text} (+${overloads.length})` : text;
  }
}

function target(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
