import { z } from 'zod'
import { defineCollector, type Fact, gather, known, operation, type Resource } from '#model'
import { pagedOperation } from '../pages.ts'

/** Metadata alone; no value of a secret is ever asked for. */
const listSecrets = pagedOperation<{ readonly MaxResults: number; readonly NextToken?: string }>()({
  id: 'secretsmanager:ListSecrets',
  permissions: ['secretsmanager:ListSecrets'],
  body: z.object({
    SecretList: z
      .array(
        z.object({
          ARN: z.string(),
          Name: z.string(),
          KmsKeyId: z.string().optional(),
          RotationEnabled: z.boolean().optional(),
          CreatedDate: z.date().optional(),
          LastRotatedDate: z.date().optional(),
          LastChangedDate: z.date().optional(),
          LastAccessedDate: z.date().optional(),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.SecretList,
  token: (body) => body.NextToken,
  at: (input, NextToken) => ({ ...input, NextToken }),
})

const Policy = z.object({ ResourcePolicy: z.string().optional() })

const getResourcePolicy = operation<{ readonly SecretId: string }>()({
  id: 'secretsmanager:GetResourcePolicy',
  permissions: ['secretsmanager:GetResourcePolicy'],
  decode: (body) => Policy.parse(body).ResourcePolicy || null,
})

export const SECRET = 'aws:secretsmanager:secret'

export type Secret = Resource<
  typeof SECRET,
  {
    readonly policy: Fact<string | null>
    /** Null under `aws/secretsmanager`, the key that AWS keeps for the service. */
    readonly key: Fact<string | null>
    readonly rotates: Fact<boolean>
    /** When its value was last made anew (ISO 8601); null when the service does not tell. */
    readonly renewedAt: Fact<string | null>
    /** The day it was last read (ISO 8601); null when never. */
    readonly usedAt: Fact<string | null>
    readonly createdAt: Fact<string | null>
  }
>

const operations = { listSecrets, getResourcePolicy }

export const secrets = defineCollector<Secret, typeof operations>({
  kind: SECRET,
  per: 'region',
  operations,
  lists: ['listSecrets'],
  answers: {
    policy: ['getResourcePolicy'],
    key: [],
    rotates: [],
    renewedAt: [],
    usedAt: [],
    createdAt: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listSecrets', { MaxResults: 100 })
    const source = listSecrets.id
    const resources = items.map(async (record): Promise<Secret> => {
      const { ARN, Name, LastRotatedDate, LastChangedDate, CreatedDate } = record
      const renewed = [LastRotatedDate, LastChangedDate, CreatedDate].flatMap((one) => one ?? [])
      return {
        kind: SECRET,
        id: ARN,
        name: Name,
        scope,
        facts: await gather(wanted, {
          policy: () => calls.get('getResourcePolicy', { SecretId: ARN }),
          key: () => known(record.KmsKeyId ?? null, source),
          rotates: () => known(record.RotationEnabled ?? false, source),
          renewedAt: () => known(latest(renewed), source),
          usedAt: () => known(record.LastAccessedDate?.toISOString() ?? null, source),
          createdAt: () => known(CreatedDate?.toISOString() ?? null, source),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function latest(dates: readonly Date[]): string | null {
  return dates.map((date) => date.toISOString()).reduce(later, null)
}

function later(left: string | null, right: string): string {
  return left !== null && left > right ? left : right
}
