import { decode } from '../../src/wire/decode';
import { createHeader, encodeParts } from '../../src/wire/encode';
import { WireError } from '../../src/wire/errors';
import { joinFrames } from '../../src/wire/frames';
import { ReplayGuard } from '../../src/wire/replay-guard';
import { createSigner } from '../../src/wire/signer';

const signer = createSigner('secret', 'hmac-sha256');

function frames(content: unknown = { code: '1' }, sign = signer.sign): Buffer[] {
  const parts = encodeParts(createHeader('execute_request', 'session'), undefined, {}, content);
  return joinFrames(['router'], sign(parts), parts, [new Uint8Array([1, 2])]).map(frame =>
    Buffer.from(frame as string),
  );
}

const accept = (message: readonly Buffer[], guard = new ReplayGuard()) => decode(message, signer, guard);

test('a message comes back as it was sent, with identities and buffers', () => {
  const message = accept(frames());
  expect(message.identities.map(String)).toEqual(['router']);
  expect(message.header.msg_type).toBe('execute_request');
  expect(message.content).toEqual({ code: '1' });
  expect(message.buffers.map(buffer => [...buffer])).toEqual([[1, 2]]);
});

test('a forged message is refused before it is parsed, without telling the right signature', () => {
  const forged = frames('not even an object', () => 'f'.repeat(64));
  expect(() => accept(forged)).toThrow(new WireError('the signature does not fit the message'));
});

test('a message is accepted once', () => {
  const guard = new ReplayGuard();
  const message = frames();
  accept(message, guard);
  expect(() => accept(message, guard)).toThrow('received before');
});

test.each([
  ['no delimiter', [Buffer.from('a'), Buffer.from('b')], 'no <IDS|MSG> delimiter'],
  ['too few frames', frames().slice(0, 4), 'after the delimiter'],
  ['a content that is no object', frames([1]), 'the content is not a JSON object'],
  ['too many frames', Array.from({ length: 5000 }, () => Buffer.alloc(0)), '5000 frames'],
])('%s: refused', (_, message, reason) => {
  expect(() => accept(message)).toThrow(reason);
});

test('a header needs its id, type and session', () => {
  const parts = encodeParts({ ...createHeader('x', 's'), msg_id: 5 as unknown as string }, undefined, {}, {});
  const message = joinFrames([], signer.sign(parts), parts, []).map(frame => Buffer.from(frame as string));
  expect(() => accept(message)).toThrow('the header has no msg_id');
});
