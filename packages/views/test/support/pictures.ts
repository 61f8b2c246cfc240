/** The SVG documents inside a view's HTML, and the HTML with each in a file of its own beside it. */
export function pictures(html: string): readonly string[] {
  return [...html.matchAll(/src="data:image\/svg\+xml;base64,([^"]*)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
}

export function withPictureFiles(html: string, file: (index: number) => string): string {
  let index = 0;
  return html.replace(/src="data:image\/svg\+xml;base64,[^"]*"/g, () => `src="${file(index++)}"`);
}
