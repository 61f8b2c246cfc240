import { hintsFor, hintsForCode } from '../../src/errors/hints';
import { plainMessage } from '../../src/errors/plain-message';

test.each([
  ['Tensor is disposed.', 'tidy'],
  [
    'Error when checking input: expected dense_input to have shape [null,3] but got array with shape [4,5].',
    'reshape',
  ],
  [
    'input expected a batch of elements where each example has shape [3] (i.e.,tensor shape [*,3]) but the input received an input with 4 examples, each with shape [5]',
    'reshape',
  ],
  ['Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3]', 'transpose'],
  ['Input to reshape is a tensor with 2 values, but the requested shape has 3', 'x.shape'],
  ['ConcatOp : Dimension 1 in both shapes must be equal: shape[0] = [2,3] vs. shape[1] = [2,4]', 'x.shape'],
  ["Argument 'indices' passed to 'oneHot' must be int32 tensor, but got float32 tensor", 'toInt'],
  ['The model needs to be compiled before being used.', 'model.compile'],
  ["Cannot find module 'left-pad'", '%install'],
  ["Cannot find package 'npm:moment@2.29.4'", '%install moment@2.29.4`'],
  ["Cannot find package 'npm:@a/b@1.2/c'", '%install @a/b@1.2`'],
  ["Cannot find package 'react-dom/server'", '%install react-dom`'],
  [
    "Cannot find module 'jsr:@gfx/canvas@0.5.6' or its corresponding type declarations.",
    'npx jsr add @gfx/canvas`',
  ],
  ["Cannot find module 'https://deno.land/std/version.ts'", 'from addresses'],
  ["Cannot find module 'left-pad' or its corresponding type declarations.", '%install'],
  ['Unexpected token [object Promise]', 'await'],
  ["Property 'map' does not exist on type 'Promise<Float32Array>'.", 'await'],
  ["This condition will always return true since this 'Promise<boolean>' is always defined.", 'await'],
  ["Type 'Promise<number[]>' must have a '[Symbol.iterator]()' method that returns an iterator.", 'await'],
  ["Operator '+' cannot be applied to types 'Promise<number>' and 'number'.", 'await'],
  ["Cannot read properties of undefined (reading 'loss')", 'await'],
  ["Operator '+' cannot be applied to types 'Tensor<Rank>' and 'Tensor1D'.", 'a.add(b)'],
  ["Operator '<' cannot be applied to types 'import(\"tfjs\").Tensor<Rank>' and 'number'.", 'greater'],
  [
    "The left-hand side of an arithmetic operation must be of type 'any', 'number', 'bigint' or an enum type.",
    'add()',
  ],
  ["Property 'map' does not exist on type 'Tensor<Rank>'.", 'dataSync'],
  ["Type 'Tensor1D' must have a '[Symbol.iterator]()' method that returns an iterator.", 'dataSync'],
  ["Type 'Tensor<Rank>' is not assignable to type 'number'.", 'dataSync'],
  ["ENOENT: no such file or directory, open 'data.csv'", 'folder'],
  ["Cannot find name 'model'.", 'cells above'],
  ['model is not defined', 'cells above'],
  [
    "Cannot find name 'document'. Do you need to change your target library? Try changing the 'lib' compiler option to include 'dom'.",
    'render',
  ],
  [
    "No value exists in scope for the shorthand property 'x'. Either declare one or provide an initializer.",
    'cells above',
  ],
  [
    'pixels passed to tf.browser.fromPixels() must be either an HTMLVideoElement, but was String',
    'tf.node.decodeImage',
  ],
  ['Maximum call stack size exceeded', 'calls itself'],
  [
    `Property 'Model' does not exist on type 'typeof import("tfjs-node")'. Did you mean 'model'?`,
    'tf.LayersModel',
  ],
  ['Class extends value undefined is not a constructor or null', 'tf.LayersModel'],
])('%s', (message, word) => {
  expect(hintsFor(message).join()).toContain(word);
});

test.each([
  "Cannot find module './mine'",
  "Cannot find name 'modle'. Did you mean 'model'?",
  'x is not a function',
  "Type 'number' is not assignable to type 'Promise<number>'.",
  "Type 'number[]' is not assignable to type 'Tensor<Rank>'.",
  'Expected 3 rows, got 4',
])('%s: no hint', message => {
  expect(hintsFor(message)).toEqual([]);
});

test('packages that are missing together are installed together, and nothing else is offered', () => {
  const messages = [
    "Cannot find module 'immutable'",
    "Cannot find module 'uuid'",
    "Cannot find module 'uuid/v4'",
  ];
  expect(hintsFor(...messages)).toEqual([expect.stringContaining('`%install immutable uuid`')]);
  expect(hintsFor("Cannot find module 'https://deno.land/x/y.ts'")).toHaveLength(1);
});

test('what machines add to a message is left out', () => {
  expect(plainMessage('Invalid TF_Status: 3\nMessage: Incompatible shapes')).toBe('Incompatible shapes');
  expect(plainMessage("Cannot find module 'a'\nRequire stack:\n- /b/c.js\n- /d.js")).toBe(
    "Cannot find module 'a'",
  );
  expect(
    plainMessage(
      "Cannot find name 'test'. Do you need to install type definitions for a test runner? Try `npm i --save-dev @types/jest`.",
    ),
  ).toBe("Cannot find name 'test'.");
  expect(plainMessage('first\nsecond')).toBe('first\nsecond');
});

test.each([
  ["Cannot find name 'print'.", 'print(x)', 'console.log'],
  ['print is not defined', '', 'console.log'],
  ["Cannot find name 'len'.", 'len(x)', 'x.length'],
  ["Cannot find name 'range'.", 'for (const i of range(10)) {}', 'Array.from'],
  ["Cannot find name 'True'.", 'const a = True', '`true`'],
  ["Cannot find name 'None'.", 'let a = None', '`null`'],
  ["Cannot find name 'units'.", 'layers.Dense(units=64)', 'as an object'],
  ["Cannot find name 'epochs'.", 'model.fit(x, y, epochs=3)', 'as an object'],
  ["Property 'shape' does not exist on type 'number[]'.", 'x.shape[0]', 'x.length'],
  ["Property 'append' does not exist on type 'number[]'.", 'x.append(1)', 'push'],
  ["';' expected.", 'import numpy as np', 'tf.tensor'],
  ["';' expected.", 'from sklearn.model_selection import train_test_split', '`metrics`'],
  ["';' expected.", "f'loss {x}'", 'backquotes'],
  ["Cannot find name 'f'.", 'console.log(f"loss {x}")', 'backquotes'],
  ['Unexpected keyword or identifier.', 'def f(x):', 'function name'],
  ["';' expected.", 'class A(Base):', 'class Name extends Base'],
  ["'(' expected.", 'if x > 1:', 'in brackets'],
  ["'(' expected.", 'for x in list:', 'of list'],
  ['Invalid character.', '# a comment', '//'],
  ["',' expected.", '[x * 2 for x in list]', 'map'],
  ["',' expected.", 'x[1:3]', 'slice'],
  ["';' expected.", 'a and b', '&&'],
  ["';' expected.", 'raise ValueError("no")', 'throw'],
  ["',' expected.", 'list.map(lambda x: x + 1)', 'x => x'],
  ["Cannot find name 'plt'.", 'plt.plot(x)', 'show.lines'],
])('%s in %j: a habit from Python', (message, line, word) => {
  const hints = hintsForCode([message], line === '' ? [] : [line]);
  expect(hints).toHaveLength(1);
  expect(hints[0]).toContain(word);
});

test.each([
  ["Cannot find name 'modle'. Did you mean 'model'?", 'modle.fit(x)'],
  ["Type 'string' is not assignable to type 'number'.", "const a: number = 'f'"],
  ["';' expected.", 'const a = { b: [1, 2] } c'],
])('%s in %j: TypeScript, without a hint', (message, line) => {
  expect(hintsForCode([message], [line])).toEqual([]);
});
