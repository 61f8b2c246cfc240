import { withoutChatter } from '../src/chatter';

const information =
  'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n' +
  'I0000 00:00:1795238497.428189   14381 port.cc:153] oneDNN custom operations are on.\n';
const error = 'E0000 00:00:1795238497.428189   14381 cuda_dnn.cc:8579] Unable to register cuDNN factory\n';

test('withoutChatter(text) drops what is only information', () => {
  expect(withoutChatter(information, '2')).toBe('');
});

test('withoutChatter(text) keeps errors, and what other threads wrote meanwhile', () => {
  expect(withoutChatter(`${information}${error}mine`, '2')).toBe(`${error}mine`);
});

test('withoutChatter(text) keeps everything for a user who asked for it', () => {
  expect(withoutChatter(information, '0')).toBe(information);
});
