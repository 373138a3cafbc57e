/**
 * The operator must act: one sentence that names what is wrong and how to mend it. The command
 * line prints it without a stack trace and exits with 64.
 *
 * @module
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
