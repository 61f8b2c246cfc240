import React, { useRef, useState, type ReactNode } from 'react';
import { goOnCode, type PlaygroundState } from '@epochlab/views';
import { useEnvironment } from '../../environment';
import type { ConnectionState } from '../../live/connection';
import type { ViewStore } from '../../live/view-store';
import { ControlButton } from '../training/controls/control-button';

export interface CodeButtonsProps {
  readonly state: PlaygroundState;
  readonly store: ViewStore;
  readonly connection: ConnectionState;
  /** Takes code that could not be put into a cell, to be copied. */
  readonly onCode: (code: string) => void;
}

/** Buttons that put the run into a cell below: to be done again, or to go on in a kernel that does not know it. */
export function CodeButtons({ state, store, connection, onCode }: CodeButtonsProps): React.JSX.Element {
  const { trans } = useEnvironment();
  const isLive = connection.status === 'live';
  return (
    <>
      {isForgotten(connection) && (
        <InsertButton
          code={() => Promise.resolve(goOnCode(state))}
          then="run"
          onCode={onCode}
          title={trans.__(
            'Runs a cell below that goes on from these settings and weights, in the kernel that runs now',
          )}
        >
          {trans.__('Go on in a new cell')}
        </InsertButton>
      )}
      <InsertButton
        code={() => (isLive ? codeNow(store) : Promise.resolve(state.code))}
        onCode={onCode}
        title={trans.__('A cell below with TypeScript that builds and trains this very network')}
      >
        {trans.__('Code')}
      </InsertButton>
    </>
  );
}

/** A kernel that runs, but has not made this playground or has forgotten it. */
const isForgotten = (connection: ConnectionState): boolean =>
  connection.status === 'offline' && (connection.reason === 'unknown' || connection.reason === 'closed');

async function codeNow(store: ViewStore): Promise<string> {
  const { message } = await store.ask({ type: 'code' });
  return message.type === 'code' ? message.code : '';
}

interface InsertButtonProps {
  readonly code: () => Promise<string>;
  readonly then?: 'run';
  readonly onCode: (code: string) => void;
  readonly title: string;
  readonly children: ReactNode;
}

function InsertButton({ code, then, onCode, title, children }: InsertButtonProps): React.JSX.Element {
  const { insertCell } = useEnvironment();
  const place = useRef<HTMLSpanElement>(null);
  const [isAsking, setAsking] = useState(false);
  const insert = async (): Promise<void> => {
    setAsking(true);
    const text = await code();
    setAsking(false);
    const isInserted = place.current !== null && insertCell?.(place.current, text, then) === true;
    if (!isInserted) onCode(text);
  };
  return (
    <span ref={place}>
      <ControlButton disabled={isAsking} onClick={() => void insert()} title={title}>
        {children}
      </ControlButton>
    </span>
  );
}
