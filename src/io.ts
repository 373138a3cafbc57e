/** The world outside a command, so that a test can be that world. @module */

export interface Io {
  /** Results. */
  readonly out: (text: string) => void
  /** Talk: progress, warnings, messages that say no. */
  readonly err: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether a person watches the result, and the talk. */
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  /** Columns of the terminal that shows the result. */
  readonly width: number | undefined
  /** Aborted by SIGINT and SIGTERM: end cleanly with what is done. */
  readonly interrupted: AbortSignal
}

/** Colour only where a terminal shows it, and never against NO_COLOR (https://no-color.org). */
export function wantsColor(io: Io): boolean {
  const { NO_COLOR, TERM } = io.environment
  return io.outIsTerminal && !NO_COLOR && TERM !== 'dumb'
}
