import { quiet } from '../../src/plotly/quiet-plotly';

const text = (title: string): unknown => quiet({ data: [], layout: { title: { text: title } } }).layout.title;

describe('a figure of the user', () => {
  test.each([
    ['<span style="mask-image:url(http://example.com/x)">a</span>', '<span >a</span>'],
    ["<span style='cursor: url(//example.com/x)'>a</span>", '<span >a</span>'],
    ['<span style="fill:&#117;rl(//example.com)">a</span>', '<span >a</span>'],
    ['<span style="fill:\\75rl(//example.com)">a</span>', '<span >a</span>'],
    ['<span STYLE = color:url(x)>a</span>', '<span >a</span>'],
    ['<span style="color: rgb(1, 2, 3); font-weight: 700">a</span>', undefined],
    ['1 < 2, styled = yes', undefined],
  ])('keeps of %s what names no address', (before, after) =>
    expect(text(before)).toEqual({ text: after ?? before }),
  );

  test('keeps the pictures that it brings along, and loses those of a server and maps', () => {
    const images = [{ source: 'data:image/png;base64,AA==' }, { source: 'http://example.com/x.png', x: 1 }];
    const figure = { data: [], layout: { images, geo: {}, map: {}, mapbox: {}, xaxis: { range: [0, 1] } } };
    expect(quiet(figure as never).layout).toEqual({
      images: [{ source: 'data:image/png;base64,AA==' }, { x: 1 }],
      xaxis: { range: [0, 1] },
    });
  });

  test('keeps numbers, dates and the links of a Sankey diagram as they are', () => {
    const data = [
      { type: 'sankey', link: { source: [0, 1], target: [1, 2] }, x: new Float32Array([1]), y: null },
    ];
    expect(quiet({ data: data as never, layout: {} }).data).toEqual(data);
  });
});
