/** What an estate knows about itself: the faults put into it on purpose, and why. @module */

/** A fault that a scan of the estate has to find. */
export interface Planted {
  /** In the cloud's own notation: an ARN, a resource ID, a full resource name. */
  readonly resource: string
  /** First column of the catalogue of controls. */
  readonly control: string
  /** What went wrong, in a sentence. */
  readonly why: string
}

/** A resource that looks bad to who only looks for keywords, and is fine. */
export interface Decoy {
  readonly resource: string
  /** The control that a hasty reader would say it fails. */
  readonly control: string
  readonly why: string
}

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 24 * 3_600_000)
}
