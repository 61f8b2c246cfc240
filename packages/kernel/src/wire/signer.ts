import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Parts } from './frames';

export interface Signer {
  sign(parts: Parts): string;
  verify(parts: Parts, signature: string): boolean;
}

const unsigned: Signer = { sign: () => '', verify: () => true };

/**
 * Signs messages with the connection's key. `scheme` is the protocol's `signature_scheme`, such as `hmac-sha256`.
 * An empty key turns signing off, as the protocol has it.
 */
export function createSigner(key: string, scheme: string): Signer {
  if (key === '') return unsigned;
  if (!scheme.startsWith('hmac-')) {
    throw new Error(`Unknown signature scheme '${scheme}': expected hmac-<digest>, such as hmac-sha256`);
  }
  const digest = scheme.slice('hmac-'.length);
  const sign = (parts: Parts) => {
    const hmac = createHmac(digest, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  };
  return { sign, verify: (parts, signature) => equalInConstantTime(sign(parts), signature) };
}

function equalInConstantTime(expected: string, given: string): boolean {
  const a = Buffer.from(expected, 'latin1');
  const b = Buffer.from(given, 'latin1');
  return a.length === b.length && timingSafeEqual(a, b);
}
