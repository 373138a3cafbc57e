/**
 * The table of who signs in how, parsed. AWS writes it as CSV with the values `true`, `false`,
 * `N/A`, `no_information` and `not_supported` among dates.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 *
 * @module
 */

import { z } from 'zod'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** `not_supported` stands in the row of root, whose password cannot be switched off. */
const PasswordFlag = z.union([Flag, z.enum(['not_supported', 'N/A']).transform(() => null)])

/** Null for never; `no_information` means: not since AWS keeps track, in October 2014. */
const Moment = z.union([
  z.iso.datetime({ offset: true }),
  z.enum(['N/A', 'no_information', 'not_supported']).transform(() => null),
])

const Row = z
  .object({
    user: z.string(),
    arn: z.string(),
    user_creation_time: Moment,
    password_enabled: PasswordFlag,
    password_last_used: Moment,
    password_last_changed: Moment,
    mfa_active: Flag,
    access_key_1_active: Flag,
    access_key_1_last_rotated: Moment,
    access_key_1_last_used_date: Moment,
    access_key_1_last_used_service: z.string(),
    access_key_2_active: Flag,
    access_key_2_last_rotated: Moment,
    access_key_2_last_used_date: Moment,
    access_key_2_last_used_service: z.string(),
    cert_1_active: Flag,
    cert_2_active: Flag,
  })
  .transform((row) => ({
    user: row.user,
    arn: row.arn,
    createdAt: row.user_creation_time,
    /** Null where the report does not say. */
    passwordEnabled: row.password_enabled,
    passwordLastUsedAt: row.password_last_used,
    passwordChangedAt: row.password_last_changed,
    hasSecondFactor: row.mfa_active,
    keys: [
      {
        slot: 1,
        active: row.access_key_1_active,
        renewedAt: row.access_key_1_last_rotated,
        lastUsedAt: row.access_key_1_last_used_date,
        lastUsedFor: row.access_key_1_last_used_service,
      },
      {
        slot: 2,
        active: row.access_key_2_active,
        renewedAt: row.access_key_2_last_rotated,
        lastUsedAt: row.access_key_2_last_used_date,
        lastUsedFor: row.access_key_2_last_used_service,
      },
    ],
    signingCertificates: Number(row.cert_1_active) + Number(row.cert_2_active),
  }))

export type CredentialRow = z.infer<typeof Row>

/** The root user's name in the report. */
export const ROOT_ROW = '<root_account>'

/** Throws for a table that is not the report, or that was cut short in the middle of a row. */
export function parseCredentialReport(text: string): readonly CredentialRow[] {
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const columns = header.split(',')
  if (columns[0] !== 'user') throw new Error('The credential report has no header.')
  return lines.map((line) => {
    const cells = line.split(',')
    if (cells.length !== columns.length) {
      throw new Error('A row of the credential report has not as many cells as its header.')
    }
    return Row.parse(Object.fromEntries(columns.map((column, index) => [column, cells[index]])))
  })
}
