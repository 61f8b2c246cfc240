import type { Action, Layer, Program } from './program';

const text = (value: unknown) =>
  JSON.stringify(value)
    .replace(/"(\w+)":/g, '$1: ')
    .replace(/,(?=\S)/g, ', ');

function layerLines(layer: Layer, indent: string): string[] {
  const inner = `${indent}  `;
  if ('paths' in layer)
    return [
      `${indent}${layer.merge}(`,
      ...layer.paths.flatMap(path => [
        `${inner}[`,
        ...path.flatMap(one => layerLines(one, `${inner}  `)),
        `${inner}],`,
      ]),
      `${indent})(x),`,
    ];
  if ('layers' in layer)
    return [`${indent}model([`, ...layer.layers.flatMap(one => layerLines(one, inner)), `${indent}]),`];
  if ('mergeMode' in layer)
    return [`${indent}bidirectional(${layer.of}(${text(layer.args)}), '${layer.mergeMode}'),`];
  if ('of' in layer) return [`${indent}${layer.layer}(`, ...layerLines(layer.of, inner), `${indent}),`];
  return [`${indent}${layer.layer}(${text(layer.args)}),`];
}

function actionLine(action: Action): string {
  const { do: name, ...rest } = action;
  return `await ${name.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())}(${Object.keys(rest).length ? text(rest) : ''});`;
}

/** A program in lines that read like the TypeScript that somebody would write. */
export function typescriptOf({
  seed,
  rows,
  input,
  second,
  layers,
  heads,
  compile,
  actions,
}: Program): string {
  return [
    `// ${rows} rows, seed ${seed}`,
    `const first = input(${text(input)})${second ? ', second = input({ kind: "vector", size: 2 })' : ''};`,
    'const body = [',
    ...layers.flatMap(layer => layerLines(layer, '  ')),
    '];',
    ...heads.map((head, i) => `const head${i} = dense(${text(head)});`),
    `model.compile(${text(compile)});`,
    ...actions.map(actionLine),
  ].join('\n');
}
