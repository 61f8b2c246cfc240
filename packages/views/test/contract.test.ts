import sanitize from 'sanitize-html';
import {
  drawings,
  MIME_TYPE,
  MOST_BYTES,
  parsePayload,
  PayloadError,
  render,
  staticHtml,
  staticText,
} from '../src';
import { payloads } from './fixtures';
import { pictures } from './support/pictures';
import { checkHarmless } from './support/xml';

test('every kind has a fixture', () => {
  expect(new Set(payloads.map(({ payload }) => payload.kind))).toEqual(new Set(Object.keys(drawings)));
});

describe.each(payloads)('$name', ({ payload }) => {
  const html = staticHtml(payload);

  test('travels as JSON and comes back as it was', () => {
    const parsed = parsePayload(JSON.parse(JSON.stringify(payload)));
    expect(parsed).not.toBeInstanceOf(PayloadError);
    expect(parsed).toEqual(JSON.parse(JSON.stringify(payload)));
  });

  test('renders the payload, HTML and plain text', () => {
    expect(render(payload)).toEqual({
      [MIME_TYPE]: payload,
      'text/html': html,
      'text/plain': staticText(payload),
    });
  });

  test('takes at most 200 KB', () => expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES));

  test('is well-formed, has no script and fetches nothing, and so are the pictures in it', () => {
    checkHarmless(html);
    pictures(html).forEach(checkHarmless);
  });

  test('says each picture in words and draws it in both themes, its surface included', () => {
    for (const [tag] of html.matchAll(/<img[^>]*>/g)) expect(tag).toMatch(/alt="[^"]{8,}/);
    for (const svg of pictures(html)) {
      expect(svg).toContain('@media(prefers-color-scheme:dark)');
      expect(svg).toContain('<rect class="surface"');
    }
  });

  test('survives a viewer that drops style sheets and inline SVG, with no label left loose', () => {
    const inline = html.replace(/<img[^>]*>/g, '').match(/<svg.*?<\/svg>/gs) ?? [];
    for (const svg of inline) expect(svg.replace(/<[^>]*>/g, '')).toBe('');
    const kept = sanitize(html, {
      allowedTags: [...sanitize.defaults.allowedTags, 'img', 'details', 'summary'],
      allowedAttributes: { img: ['src', 'alt', 'width', 'height'], td: ['align'], th: ['align'] },
      allowedSchemesByTag: { img: ['data'] },
    });
    expect(kept.match(/<img/g)?.length).toBe(html.match(/<img/g)?.length);
    expect(kept.match(/<td/g)?.length).toBe(html.match(/<td/g)?.length);
  });

  test('is readable text in a terminal', () => {
    const text = staticText(payload);
    expect(text.trim()).not.toBe('');
    // eslint-disable-next-line no-control-regex -- a terminal would obey them
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(text.length).toBeLessThan(20_000);
  });
});
