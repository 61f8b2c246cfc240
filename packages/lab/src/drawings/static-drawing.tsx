import React, { useEffect, useMemo, useRef } from 'react';
import { viewStyle } from '@epochlab/views';
import { MenuButton } from '../components/menu-button';
import { useEnvironment } from '../environment';

/** Script-free HTML, sanitized here because a notebook may come from anyone. */
export function StaticDrawing({ html }: { readonly html: string }): React.JSX.Element {
  return (
    <div className="epochlab-Static">
      <Sanitized html={html} />
      <MenuButton />
    </div>
  );
}

function Sanitized({ html }: { readonly html: string }): React.JSX.Element {
  const { sanitizer } = useEnvironment();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current) {
      ref.current.innerHTML = sanitizer.sanitize(html);
    }
  }, [html, sanitizer]);
  return (
    <>
      <style>{viewStyle}</style>
      <div ref={ref} />
    </>
  );
}

/** A static drawing without its title line, for a live one that has its own words. */
export function StaticBody({ html }: { readonly html: string }): React.JSX.Element {
  const body = useMemo(() => {
    const { body: page } = new DOMParser().parseFromString(html, 'text/html');
    page.querySelectorAll('.epochlab-title, style, audio').forEach(element => element.remove());
    return page.innerHTML;
  }, [html]);
  return <Sanitized html={body} />;
}
