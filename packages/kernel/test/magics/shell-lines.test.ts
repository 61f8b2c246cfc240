import { commandOf } from '../../src/magics/shell-lines';

test.each([
  ['!ls', 'ls'],
  ['!ls -l /tmp', 'ls -l /tmp'],
  ['  ! echo "a && b"', 'echo "a && b"'],
  ['!./run.sh', './run.sh'],
  ['!npm install left-pad', 'npm install left-pad'],
])('%s is a command', (line, command) => {
  expect(commandOf(line)).toBe(command);
});

test.each([
  '!ready',
  '!ready && start()',
  '!isReady()',
  '!a.b',
  '!a == b',
  '!!x',
  'x!',
  '!(a)',
  '!done ? 1 : 2',
  '!x instanceof Y',
])('%s is TypeScript', line => {
  expect(commandOf(line)).toBeUndefined();
});
