import { takeHelp } from '../../src/help/help-lines';

const none = () => false;

test.each([
  ['?', '', false],
  ['show?', 'show', false],
  ['?show', 'show', false],
  ['layers.Dense??', 'layers.Dense', true],
  ['?? layers.Dense', 'layers.Dense', true],
  ['help(show)', 'show', false],
  ['help(layers.Dense);', 'layers.Dense', false],
  ['%check?', '%check', false],
  ['help()', '', false],
])('%s asks about %j', (code, name, withSource) => {
  expect(takeHelp(code, none)).toEqual({ questions: [{ name, withSource }], rest: '' });
});

test.each(['a ? b : c', 'ok\n  ? yes\n  : no', 'help("me")', 'show', 'x?.y', '// why?', 'const q = "a?"'])(
  '%j is TypeScript',
  code => {
    expect(takeHelp(code, none)).toEqual({ questions: [], rest: code });
  },
);

test('questions stand below code, whose lines keep their numbers', () => {
  const { questions, rest } = takeHelp('const a = 1\n\na?\nshow?', none);
  expect(questions.map(({ name }) => name)).toEqual(['a', 'show']);
  expect(rest).toBe('const a = 1\n\n\n');
});

test('a function of one’s own that is called help is called', () => {
  expect(takeHelp('help(me)', name => name === 'help').questions).toEqual([]);
  expect(takeHelp('function help(x: string) {}\nhelp(me)', none).questions).toEqual([]);
});
