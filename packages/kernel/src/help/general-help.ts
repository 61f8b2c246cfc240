import { listOfMagics } from '../magics/magics';

/** The answer to `?` alone. */
export function generalHelp(namesInScope: readonly string[]): string {
  const names = namesInScope.map(name => `\`${name}\``).join(', ');
  return [
    '**Help**',
    [
      '- `name?` or `help(name)` shows what is known of a name, `name??` its source as well.',
      '- Shift+Tab inside a call shows its options; Tab completes a name and shows its documentation.',
      '- The last expression of a cell is shown; `console.log(x)` prints, `display(x)` shows in between.',
    ].join('\n'),
    ...(names
      ? [`In scope of every cell: ${names}. \`${namesInScope[0]}?\` lists what one of them holds.`]
      : []),
    `\`\`\`text\n${listOfMagics()}\n\`\`\``,
  ].join('\n\n');
}
