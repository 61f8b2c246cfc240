import { Button } from '@jupyterlab/ui-components';
import React, { type ReactNode } from 'react';

export interface ControlButtonProps {
  readonly className?: string;
  readonly disabled?: boolean;
  /** Whether what the button opens is open, if it opens something. */
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A button in the row of controls; its title says what it will do. */
export function ControlButton({ className = '', isOpen, ...props }: ControlButtonProps): React.JSX.Element {
  return (
    <Button
      {...props}
      className={`jp-mod-styled epochlab-Button ${className}`}
      small
      {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
    />
  );
}
