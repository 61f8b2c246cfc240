import type { ViewRenderer } from './view-renderer';

const MENUS = '.lm-Menu, .lm-CommandPalette';

/** The views that are on the page, and which of them a command is meant for. */
export class ViewTracker {
  private readonly views = new Map<HTMLElement, ViewRenderer>();
  private touched: ViewRenderer | undefined;

  constructor() {
    document.addEventListener('pointerdown', ({ target }) => this.onPointerDown(target), { capture: true });
  }

  add(view: ViewRenderer): void {
    this.views.set(view.node, view);
    view.disposed.connect(() => this.views.delete(view.node));
  }

  /** The view that has the focus or was last touched, else one in the active cell, else the last one that is visible. */
  current(qualifies: (view: ViewRenderer) => boolean): ViewRenderer | undefined {
    const active = this.at(document.querySelector('.jp-Notebook .jp-mod-active .epochlab-View'));
    const visible = [...this.views.values()].filter(view => view.isVisible).reverse();
    const candidates = [this.at(document.activeElement), this.touched, active, ...visible];
    return candidates.find(view => view !== undefined && !view.isDisposed && qualifies(view));
  }

  private onPointerDown(target: EventTarget | null): void {
    if (target instanceof Element && !target.closest(MENUS)) {
      this.touched = this.at(target);
    }
  }

  private at(element: Element | null): ViewRenderer | undefined {
    const node = element?.closest<HTMLElement>('.epochlab-View');
    return node ? this.views.get(node) : undefined;
  }
}
