import { createSigner } from '../../src/wire/signer';

const parts = [Buffer.from('{}'), Buffer.from('{}'), Buffer.from('{}'), Buffer.from('{}')] as const;

test('signs as RFC 2104 has it', () => {
  // printf '{}{}{}{}' | openssl dgst -sha256 -hmac key
  const signature = createSigner('key', 'hmac-sha256').sign(parts);
  expect(signature).toBe('ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3');
  expect(createSigner('key', 'hmac-sha256').verify(parts, signature)).toBe(true);
  expect(createSigner('other', 'hmac-sha256').verify(parts, signature)).toBe(false);
});

test.each(['', 'short', '\u00ff'.repeat(64)])('refuses the signature %j', signature => {
  expect(createSigner('key', 'hmac-sha256').verify(parts, signature)).toBe(false);
});

test('an empty key turns signing off', () => {
  expect(createSigner('', 'hmac-sha256').sign(parts)).toBe('');
});

test('an unknown scheme is refused by name', () => {
  expect(() => createSigner('key', 'rsa')).toThrow("Unknown signature scheme 'rsa'");
});
