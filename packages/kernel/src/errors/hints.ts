import { pythonHabits } from './python/habits';

/** A usual slip, how its error reads, and what to do. */
interface Hint {
  readonly pattern: RegExp;
  /** May name what the pattern's first group has caught, in all messages together. */
  readonly advice: string | ((caught: readonly string[]) => string);
}

const hints: readonly Hint[] = [
  {
    pattern: /Tensor is disposed|was already disposed|tensor.*disposed/i,
    advice:
      'this tensor was freed, by dispose() or at the end of a tidy(). Return it from the tidy(), or tf.keep() it, or compute it again.',
  },
  {
    pattern:
      /\[object Promise\]|Promise \{|then is not|of (?:a )?Promise|(?<!assignable to (?:parameter of )?type )'Promise<|is a Promise|No overload .*Promise</,
    advice: 'this value is a promise. Write `await` before the call that returns it.',
  },
  {
    pattern: /^Cannot read properties of (?:undefined|null) \(reading '/,
    advice:
      'what stands before the dot has no value. Was it declared without one, or does it come from a promise without `await`?',
  },
  {
    pattern:
      /^Property 'Model' does not exist on type 'typeof import\(|^Class extends value undefined is not a constructor/,
    advice:
      'the class that it extends has no value under that name. TensorFlow.js calls its classes of models tf.LayersModel and tf.Sequential; a graph from inputs to outputs goes to super({ inputs, outputs }).',
  },
  {
    pattern: /^Operator '.+' cannot be applied to types .*\bTensor(?:\dD|<)/,
    advice: 'tensors are added with a.add(b); sub(), mul(), div(), equal(), greater() likewise.',
  },
  {
    pattern: /^The (?:left|right)-hand side of an arithmetic operation must be/,
    advice:
      'operators are for numbers. Tensors have add(), sub(), mul(), div(), pow(), square(), matMul(); a promise gives its number with `await`.',
  },
  {
    pattern:
      /(?:Property '[^']*' does not exist on type|can't be used to index type|^Type) '[^']*\bTensor(?:\dD|<)/,
    advice:
      'a tensor is no array. `await x.data()` (or x.dataSync()) gives its values, x.arraySync() nested lists, x.slice() a part.',
  },
  {
    pattern:
      /shapes? .*(?:mismatch|must match|incompatible|not compatible)|shapes must be equal|Incompatible shapes|size-incompatible|expected .* to have (?:shape|\d+ dimension)|has shape .* but|inner shapes|inner dimensions|requested shape|in both shapes must be equal|ndims must be|must be rank \d|Expected size\[|must have the same (?:rank|shape|number of)/i,
    advice:
      "print the shapes on both sides (`x.shape`); reshape(), expandDims(), transpose() or the layer's inputShape bring them together.",
  },
  {
    pattern:
      /must be (?:an? )?(\w+) tensor,? but got (\w+) tensor|expected to be (?:an? )?(?:float|int32|bool)/i,
    advice:
      "change the tensor's type with toInt(), toFloat(), toBool() or cast(), or give the dtype where it is made.",
  },
  {
    pattern: /model needs to be compiled|must (?:be )?compiled? .*before/i,
    advice: "call model.compile({ optimizer: 'adam', loss: ... }) first.",
  },
  {
    pattern:
      /Cannot find name '[^']*'\.(?! Did you mean| Do you need to change)|^No value exists in scope for the shorthand property|^[\p{ID_Continue}$]+ is not defined$/u,
    advice: 'no cell that has run declares this name. Run the cell that does, or all cells above.',
  },
  {
    pattern: /Try changing the 'lib' compiler option to include 'dom'/,
    advice:
      "this is the browser's, and cells run in Node. Code for the browser goes into a widget's `render`.",
  },
  {
    pattern:
      /Cannot find (?:module|package) '(?:npm:\/?)?((?:@[^'/]+\/)?[^'./@:][^'/@:]*(?:@[^'/]+)?)(?=['/])/,
    advice: names =>
      names.length === 1
        ? `if this is a package, \`%install ${names.join(' ')}\` adds it to the notebook's folder.`
        : `if these are packages, \`%install ${names.join(' ')}\` adds them to the notebook's folder.`,
  },
  {
    pattern: /Cannot find (?:module|package) 'jsr:\/?(@[^'/]+\/[^'/@]+)/,
    advice: names =>
      `\`npx jsr add ${names.join(' ')}\`, in a terminal in the notebook's folder, adds it; the import stays as it is.`,
  },
  {
    pattern: /Cannot find (?:module|package) 'https?:/,
    advice:
      "nothing is imported from addresses here. Most such modules are on npm too (`%install`), or the file is saved in the notebook's folder and imported as './name'.",
  },
  {
    pattern:
      /implicitly has (?:an? )?'any(?:\[\])?' (?:return )?type|is possibly '(?:null|undefined)'|of type '(?:null|undefined)'|\| (?:null|undefined)' is not assignable|^Type '(?:null|undefined)' is not assignable|has no initializer and is not definitely assigned/,
    advice:
      '`%strict off` drops this kind of check for the notebook; a tsconfig.json with `"strict": false` beside it, for all notebooks of the folder.',
  },
  {
    pattern: /^pixels passed to tf\.browser\.fromPixels/,
    advice:
      "in Node a picture's bytes are decoded: `tf.node.decodeImage(fs.readFileSync('cat.jpg'))` gives a tensor of its pixels.",
  },
  {
    pattern: /^Maximum call stack size exceeded/,
    advice:
      'a function calls itself without end, or a list with very many items was spread into arguments (`f(...list)`).',
  },
  {
    pattern: /ENOENT|no such file or directory/,
    advice: "paths start at the notebook's folder (`process.cwd()`).",
  },
];

/** Advice on errors of these messages, at compile time or at run time. */
export function hintsFor(...messages: readonly string[]): string[] {
  return hintsForCode(messages, []);
}

/** The same, with the lines of the cell that do not compile. */
export function hintsForCode(messages: readonly string[], lines: readonly string[]): string[] {
  const python = pythonHabits(messages, lines);
  const others = messages.filter(message => !python.explained.has(message));
  return [...python.advice, ...hints.flatMap(hint => adviceOf(hint, others))];
}

function adviceOf({ pattern, advice }: Hint, messages: readonly string[]): string[] {
  const caught = messages.flatMap(message => {
    const found = pattern.exec(message);
    return found ? [found[1] ?? ''] : [];
  });
  if (caught.length === 0) return [];
  return [typeof advice === 'string' ? advice : advice([...new Set(caught)])];
}
