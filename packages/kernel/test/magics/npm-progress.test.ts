import { NpmProgress } from '../../src/magics/npm-progress';

test("npm's lines about its requests are counted, and all others are for the user", () => {
  const progress = new NpmProgress(['jimp']);
  const said = [
    'npm http fetch GET 200 https://npm.example/jimp 144ms (cache miss)\nnpm ht',
    'tp fetch GET 404 https://npm.example/none 3ms\nnpm warn deprecated phin@2.9.3\n',
    'npm http cache jimp@https://npm.example/jimp/-/jimp-0.16.1.tgz 0ms (cache hit)\nadded 1 package',
  ].map(text => progress.take(text));
  expect(said).toEqual(['', 'npm warn deprecated phin@2.9.3\n', '']);
  expect(progress.end()).toBe('added 1 package\n');
  expect(progress.line).toBe('Installing jimp: 2 looked up, 1 fetched');
  expect(progress.refused.join('')).toContain('404');
});
