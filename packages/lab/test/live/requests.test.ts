import type { FromView, ToView } from '@epochlab/views';
import { Requests } from '../../src/live/requests';

function asking() {
  const sent: FromView[] = [];
  const requests = new Requests({ send: message => void sent.push(message) });
  const answer = requests.ask({ type: 'samples', actual: 1, predicted: 2, limit: 10 });
  return { sent, requests, answer };
}

const said = (message: unknown) => ({ message: message as ToView, buffers: [] });

test('an answer reaches the question of its number', async () => {
  const { sent, requests, answer } = asking();
  expect(sent).toEqual([{ type: 'samples', actual: 1, predicted: 2, limit: 10, request: 1 }]);
  expect(requests.settle(said({ type: 'samples', request: 1, total: 0, samples: [] }))).toBe(true);
  expect((await answer).message).toEqual({ type: 'samples', request: 1, total: 0, samples: [] });
});

test.each([
  ['of another question', { type: 'samples', request: 7, total: 0, samples: [] }],
  ['of a kind that is not known yet', { type: 'applause' }],
])('a message %s is passed over', (_, message) => {
  expect(asking().requests.settle(said(message))).toBe(true);
});

test.each([
  ['without its fields', { type: 'samples', request: 1 }],
  ['with text for a number', { type: 'samples', request: 1, total: '<b>', samples: [] }],
  [
    'with a picture that lacks pixels',
    {
      type: 'samples',
      request: 1,
      total: 1,
      samples: [{ index: 0, picture: { width: 2, height: 2, channels: 1, base64: '' } }],
    },
  ],
  ['of a kind that is not known', { type: 'applause', request: 1 }],
])('an answer %s is not understood, and gone', (_, message) => {
  const { requests } = asking();
  expect(requests.settle(said(message))).toBe(false);
  expect(requests.settle(said(message))).toBe(true);
});
