import React, { useRef, type ReactNode } from 'react';
import { MenuButton } from './menu-button';
import { useKeptHeight } from './use-kept-height';

export interface ViewFrameProps {
  /** Kind of the view: `Training`, `Model summary`. */
  readonly what: string;
  /** For which model or data. */
  readonly subject: string;
  readonly badge?: ReactNode;
  /** The line below the title. It keeps its place when empty. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly controls?: ReactNode;
}

/** The three zones of every view, always in this order: a title line, the drawing, a row of controls. */
export function ViewFrame({
  what,
  subject,
  badge,
  note,
  children,
  controls,
}: ViewFrameProps): React.JSX.Element {
  return (
    <section className="epochlab-Frame" aria-label={subject ? `${what}: ${subject}` : what}>
      <header className="epochlab-Frame-header">
        <div className="epochlab-Frame-title">
          <span className="epochlab-Frame-what">{what}</span>
          {subject && (
            <span className="epochlab-Frame-subject" title={subject}>
              {subject}
            </span>
          )}
          <span className="epochlab-Frame-badge">{badge}</span>
          <MenuButton />
        </div>
        {note !== undefined && <div className="epochlab-Frame-note">{note}</div>}
      </header>
      {children}
      {controls && <Controls>{controls}</Controls>}
    </section>
  );
}

/** Controls that go, as those of a run that has ended, leave the view as high as it was. */
function Controls({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const ref = useRef<HTMLElement>(null);
  useKeptHeight(ref);
  return (
    <footer ref={ref} className="epochlab-Frame-controls">
      {children}
    </footer>
  );
}
