/**
 * The parts of messages that are there for the sake of machines or of programs that are no notebooks: TensorFlow's status, Node's list of files on the
 * way to a `require`, TypeScript's guess that `test` must be a test runner's.
 */
const noise: readonly RegExp[] = [
  /^Invalid TF_Status: \d+\nMessage: /,
  /\nRequire stack:\n(?:- .*\n?)*/,
  / Do you need to install type definitions for [^\n]*/,
];

export function plainMessage(message: string): string {
  return noise.reduce((text, pattern) => text.replace(pattern, ''), message);
}
