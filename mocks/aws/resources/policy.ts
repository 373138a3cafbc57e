/** Policies as an estate writes them. @module */

/** As an object, or as the exact text when the text itself matters. */
export type Policy = Readonly<Record<string, unknown>> | string

export function policyText(policy: Policy): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy)
}

/** A policy of the current version with the statements given. */
export function policyOf(...statements: readonly Readonly<Record<string, unknown>>[]): Policy {
  return { Version: '2012-10-17', Statement: statements }
}
