/** How to come by the credential report, which is made on request. @module */

import type { Calls, Fact } from '#model'
import type { CredentialRow } from './credentialReport.ts'
import { generateCredentialReport, getCredentialReport } from './operations.ts'

export const REPORT_OPERATIONS = { generateCredentialReport, getCredentialReport }

export interface CredentialReport {
  /** ISO 8601. AWS makes a new one every four hours at most. */
  readonly generatedAt: string
  readonly rows: readonly CredentialRow[]
}

/**
 * Without the right to have one made, one that somebody else had made in the last four hours may
 * still be read. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
export async function credentialReport(
  calls: Pick<Calls<typeof REPORT_OPERATIONS>, 'get'>,
): Promise<Fact<CredentialReport>> {
  const started = await calls.get('generateCredentialReport', {})
  const report = await calls.get('getCredentialReport', {})
  return report.state === 'unknown' && started.state === 'unknown' ? started : report
}
