import React, { useEffect, useMemo, useRef } from 'react';
import { viewStyle } from '@epochlab/views';
import { MenuButton } from '../components/menu-button';
import { useEnvironment } from '../environment';

/** Script-free HTML, sanitized anew here because a notebook may come from anyone. */
export function StaticDrawing({ html }: { readonly html: string }): React.JSX.Element {
  const { sanitizer } = useEnvironment();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current) {
      ref.current.innerHTML = sanitizer.sanitize(html);
    }
  }, [html, sanitizer]);
  return (
    <div className="epochlab-Static">
      <style>{viewStyle}</style>
      <div ref={ref} />
      <MenuButton />
    </div>
  );
}

const DATA_IMAGE = /^data:image\/(svg\+xml|png)[;,]/;

/** Only the pictures of a static drawing, for a live one that has its own words. */
export function StaticPictures({ html }: { readonly html: string }): React.JSX.Element {
  const pictures = useMemo(() => {
    const { images } = new DOMParser().parseFromString(html, 'text/html');
    return [...images].filter(({ src }) => DATA_IMAGE.test(src));
  }, [html]);
  return (
    <div className="epochlab-Static epochlab-view">
      {pictures.map(({ src, alt }, index) => (
        <div key={index}>
          <img src={src} alt={alt} />
        </div>
      ))}
    </div>
  );
}
