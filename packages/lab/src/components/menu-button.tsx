import { Button, ellipsesIcon } from '@jupyterlab/ui-components';
import React from 'react';
import { useEnvironment } from '../environment';

/** The button for what is rarely wanted: saving the view as a file. */
export function MenuButton(): React.JSX.Element {
  const { trans, openMenu } = useEnvironment();
  const label = trans.__('Export this view');
  return (
    <Button
      className="epochlab-MenuButton"
      minimal
      small
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      onClick={event => openMenu(event.currentTarget)}
    >
      <ellipsesIcon.react tag="span" />
    </Button>
  );
}
