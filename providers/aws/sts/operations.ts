import { z } from 'zod'
import { operation } from '#model'

const Identity = z.object({ Account: z.string(), Arn: z.string() })

/** Who signs. Nobody can be denied this call. */
export const getCallerIdentity = operation<Record<string, never>>()({
  id: 'sts:GetCallerIdentity',
  permissions: ['sts:GetCallerIdentity'],
  decode: (body) => Identity.parse(body),
})

const Assumed = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.date(),
  }),
})

/** The answer of AssumeRole: a secret, so it never becomes a fact. */
export const Credentials = Assumed.transform(({ Credentials: credentials }) => credentials)
