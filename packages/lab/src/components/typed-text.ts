import type React from 'react';

type Handlers = Pick<React.DOMAttributes<HTMLInputElement>, 'onBlur' | 'onKeyDown'>;

/**
 * Handlers of a text field whose text takes effect on Enter or when the field is left; Escape takes it back. Keys stay in the field: a
 * notebook has commands for letters.
 */
export const typedText = (commit: () => void, cancel: () => void): Handlers => ({
  onBlur: commit,
  onKeyDown: event => {
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') cancel();
  },
});
