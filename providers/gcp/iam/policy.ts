/**
 * Allow policies, as every Google service returns them.
 *
 * @module
 */

import { z } from 'zod'
import type { Fact } from '#model'

const Condition = z.object({ title: z.string().optional(), expression: z.string() })

const Binding = z.object({
  role: z.string(),
  members: z.array(z.string()).default([]),
  condition: Condition.optional(),
})
export type Binding = z.infer<typeof Binding>

const AuditConfig = z.object({
  service: z.string(),
  auditLogConfigs: z
    .array(z.object({ logType: z.string(), exemptedMembers: z.array(z.string()).default([]) }))
    .default([]),
})

/** https://cloud.google.com/iam/docs/reference/rest/v1/Policy */
export const Policy = z.object({
  bindings: z.array(Binding).default([]),
  auditConfigs: z.array(AuditConfig).default([]),
})
export type Policy = z.infer<typeof Policy>

/** Without version 3 the services leave out or refuse what holds conditions. */
export const POLICY_VERSION = 3

/** A policy and the full name of the thing it hangs on. */
export interface AttachedPolicy {
  readonly document: string
  readonly policy: Fact<Policy>
}
