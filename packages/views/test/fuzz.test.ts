import { htmlOfUnknown, MOST_BYTES, parsePayload, PayloadError, staticText } from '../src';
import { payloads } from './fixtures';
import { randomFrom } from './fixtures/random';
import { damaged } from './support/hostile';
import { pictures } from './support/pictures';
import { checkHarmless } from './support/xml';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 25);

/** Damaged one to four times over: what still passes the check must be drawn, what does not must be explained. */
test.each(payloads)('$name, damaged, is drawn or explained, and never markup', ({ name, payload }) => {
  const random = randomFrom(name.length * 7919);
  for (let round = 0; round < ROUNDS; round++) {
    let value = JSON.parse(JSON.stringify(payload));
    for (let times = 0; times <= 3 * random(); times++) value = damaged(value, random);
    const html = htmlOfUnknown(value);
    checkHarmless(html);
    pictures(html).forEach(checkHarmless);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
    const parsed = parsePayload(value);
    if (!(parsed instanceof PayloadError)) expect(typeof staticText(parsed)).toBe('string');
    expect({}).not.toHaveProperty('polluted');
  }
});
