import { element, Markup, type Child } from '../markup/element';
import { viewStyle } from './style';

/** The zones of a view: a line that says what is shown, of which model and in which state, then the drawing. */
export interface Frame {
  readonly title: string;
  /** Subject of the view: a model's name, a user's title. */
  readonly subject: string;
  readonly facts?: readonly string[];
  readonly state?: string;
  /** Said in the colour of errors below the title line. */
  readonly error?: string | undefined;
  readonly body: readonly Child[];
}

/** The whole HTML of a static view: no script, nothing fetched. */
export function frame({ title, subject, facts = [], state, error, body }: Frame): string {
  return element(
    'div',
    { class: 'epochlab-view' },
    element('style', {}, new Markup(viewStyle)),
    element(
      'p',
      { class: 'epochlab-title' },
      element('strong', {}, title),
      subject && [' ', element('span', {}, subject)],
      facts.map(fact => [dot, element('span', {}, fact)]),
      state && [
        element('span', { class: 'epochlab-plain' }, ' · '),
        element('span', { class: 'epochlab-state' }, state),
      ],
    ),
    error && element('p', { class: 'epochlab-error' }, error),
    body,
  ).source;
}

const dot = element('span', { class: 'epochlab-dot' }, ' · ');

/** Things side by side where there is room, else below each other. */
export const row = (...children: readonly Child[]): Markup =>
  element(
    'div',
    { class: 'epochlab-row' },
    children.map(child => child && element('div', {}, child)),
  );
