import type { Severity } from '#model'
import type { Mark } from './mark.ts'

export interface Ticket {
  /** What the system's interface knows it by. */
  readonly ref: string
  /** What people know it by: `SEC-12`, `#12`, `INC0012`. */
  readonly name: string
  readonly url: string
  readonly isOpen: boolean
}

/** What is told: on opening the whole ticket, later what changed. */
export interface Message {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly severity: Severity
}

/**
 * A place where tickets live. Each method makes requests that a server may refuse or that may be
 * cut off at any point; none of them may leave more behind than a repetition would find.
 */
export interface TicketSystem {
  readonly name: string
  /** How long, in milliseconds, a ticket just made may stay hidden from `find`. */
  readonly settleMs: number
  /** The oldest ticket for each of these keys, whatever its title or state. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, Ticket>>
  /**
   * The ticket as it is now and our texts in it, oldest first; null when it was deleted.
   * `remembered` is what the ledger says was told last, for systems that cannot be asked.
   */
  read(
    ref: string,
    remembered: Mark | undefined,
  ): Promise<{ readonly ticket: Ticket; readonly texts: readonly string[] } | null>
  open(message: Message): Promise<Ticket>
  comment(ticket: Ticket, message: Message): Promise<void>
  /** Changes the state first and tells second: a mark that is there means that both were done. */
  close(ticket: Ticket, message: Message): Promise<void>
  reopen(ticket: Ticket, message: Message): Promise<void>
}
