import { Component } from 'react';
import type { ReactNode } from 'react';
import { Problem } from './problem.tsx';

interface Props {
  /** A new value forgets the error: another address is another try. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface State {
  readonly isFailed: boolean;
  readonly error: unknown;
  readonly resetKey: string;
}

/** A bug in one screen costs that screen, not the window. React has no function for this. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { isFailed: false, error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { isFailed: true, error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { isFailed: false, error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.isFailed) return this.props.children;
    return (
      <main className="page">
        <div className="page-body">
          <div className="column">
            <Problem
              title="This screen failed"
              error={this.state.error}
              onRetry={() => this.setState({ isFailed: false, error: null })}
            />
          </div>
        </div>
      </main>
    );
  }
}
