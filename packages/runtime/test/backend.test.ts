import { chosenBackend } from '../src/backend';

test('chosenBackend(env) is native TensorFlow where nothing is said', () => {
  expect(chosenBackend({})).toBe('tensorflow');
  expect(chosenBackend({ EPOCHLAB_BACKEND: '' })).toBe('tensorflow');
});

test('chosenBackend(env) takes EPOCHLAB_BACKEND', () => {
  expect(chosenBackend({ EPOCHLAB_BACKEND: 'cpu' })).toBe('cpu');
});

test('chosenBackend(env) names what it expected when it does not know the backend', () => {
  expect(() => chosenBackend({ EPOCHLAB_BACKEND: 'gpu' })).toThrow(
    "EPOCHLAB_BACKEND is 'gpu', expected one of: tensorflow, cpu",
  );
});
