/** A usual slip, how its error reads, and what to do. */
interface Hint {
  readonly pattern: RegExp;
  readonly advice: string;
}

const hints: readonly Hint[] = [
  {
    pattern: /Tensor is disposed|was already disposed|tensor.*disposed/i,
    advice:
      'this tensor was freed, by dispose() or at the end of a tidy(). Return it from the tidy(), or tf.keep() it, or compute it anew.',
  },
  {
    pattern: /\[object Promise\]|Promise \{|then is not|of (?:a )?Promise|'Promise<|is a Promise/,
    advice: 'this value is a promise. Write `await` before the call that returns it.',
  },
  {
    pattern:
      /shapes? .*(?:mismatch|must match|incompatible|not compatible)|Incompatible shapes|expected .* to have (?:shape|\d+ dimension)|has shape .* but|inner shapes/i,
    advice:
      "print the shapes on both sides (`x.shape`); reshape(), expandDims() or the layer's inputShape bring them together.",
  },
  {
    pattern: /Cannot find module '([^'.][^']*)'|Cannot find package '([^']*)'/,
    advice: "if this is a package, `%install <name>` adds it to the notebook's folder.",
  },
];

export function hintsFor(error: Error): string[] {
  return hints.filter(({ pattern }) => pattern.test(error.message)).map(({ advice }) => advice);
}
