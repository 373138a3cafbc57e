/** Where tickets go, as `ajar.yaml` says it. Secrets are not among it. @module */

import { z } from 'zod'
import { SEVERITIES } from '#model'

/** A secret travels with every request, so the way must be closed to others. */
const Address = z.url('write an address such as https://jira.example.com').refine((address) => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}, 'it must begin with https://')

const Jira = z.strictObject({
  url: Address,
  edition: z.enum(['cloud', 'data-center']).default('cloud'),
  project: z.string().min(1),
  'issue-type': z.string().min(1).default('Bug'),
  /** Fields that the project requires besides, as Jira's interface takes them. */
  fields: z.record(z.string(), z.unknown()).default({}),
  /** The priority to set for each severity. */
  priorities: z.partialRecord(z.enum(SEVERITIES), z.string().min(1)).default({}),
  resolution: z.string().min(1).default('Done'),
})

const GitHub = z.strictObject({
  url: Address.default('https://api.github.com'),
  owner: z.string().min(1),
  repository: z.string().min(1),
  labels: z.array(z.string().min(1)).default([]),
})

const ServiceNow = z.strictObject({
  url: Address,
  table: z.string().min(1).default('incident'),
  fields: z.record(z.string(), z.string()).default({}),
  'close-code': z.string().min(1).default('Solved (Permanently)'),
})

const Webhook = z.strictObject({ url: Address })

export const TicketSettings = z.strictObject({
  /** One ticket for each finding, or one for each check in each account. */
  per: z.enum(['finding', 'check-and-account']).default('finding'),
  /** The most new tickets that one run may open. */
  'max-new': z.int().min(0).default(50),
  /** Only findings of this severity and worse. */
  severity: z.enum(SEVERITIES).default('low'),
  jira: Jira.optional(),
  github: GitHub.optional(),
  servicenow: ServiceNow.optional(),
  webhook: Webhook.optional(),
})
export type TicketSettings = z.infer<typeof TicketSettings>

export const TICKET_SYSTEMS = ['jira', 'github', 'servicenow', 'webhook'] as const
export type TicketSystemName = (typeof TICKET_SYSTEMS)[number]
