import React, { useEffect, useRef } from 'react';
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
  return <div ref={ref} className="epochlab-Static" />;
}
