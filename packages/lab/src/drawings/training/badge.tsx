import React from 'react';
import { useTrans } from '../../environment';
import type { Phase } from './phase';
import { phaseNames } from './phase-text';

/** The state of the run in one word, announced to screen readers when it changes. */
export function Badge({ phase }: { readonly phase: Phase }): React.JSX.Element {
  const names = phaseNames(useTrans());
  return (
    <span className="epochlab-Badge" data-phase={phase} role="status">
      {names[phase]}
    </span>
  );
}
