/** What stands in messages for the sake of machines: TensorFlow's status, Node's list of files on the way to a `require`. */
const noise: readonly RegExp[] = [/^Invalid TF_Status: \d+\nMessage: /, /\nRequire stack:\n(?:- .*\n?)*/];

export function plainMessage(message: string): string {
  return noise.reduce((text, pattern) => text.replace(pattern, ''), message);
}
