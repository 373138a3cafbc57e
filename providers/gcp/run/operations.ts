import { z } from 'zod'
import { operation } from '#model'
import { Policy } from '../iam/policy.ts'

const Service = z.object({
  metadata: z.object({
    name: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
})

const Services = z.object({
  items: z.array(Service).default([]),
  metadata: z.object({ continue: z.string().optional() }).optional(),
})

interface ListServices {
  readonly project: string
  readonly continue?: string
}

/** Version 1 lists all regions at once; version 2 takes one region at a time and no wildcard. */
export const listServices = operation<ListServices>()({
  id: 'run:services.list',
  permissions: ['run.services.list'],
  decode: (body) => Services.parse(body).items.map(({ metadata }) => metadata),
  next(body, input) {
    const token = Services.parse(body).metadata?.continue
    return token ? { ...input, continue: token } : undefined
  },
})

export const getServicePolicy = operation<{ readonly resource: string }>()({
  id: 'run:services.getIamPolicy',
  permissions: ['run.services.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})
