import { z } from 'zod'
import { operation } from '#model'
import { pagedOperation } from '../pages.ts'

interface Page {
  readonly MaxItems: number
  readonly Marker?: string
}

const nextPage = <In>(input: In, Marker: string) => ({ ...input, Marker })

/** Variables come with their values, which are often secrets: whether there are any is all we keep. */
const Environment = z
  .object({ Variables: z.record(z.string(), z.unknown()).optional() })
  .transform(({ Variables = {} }) => Object.keys(Variables).length > 0)

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions = pagedOperation<Page>()({
  id: 'lambda:ListFunctions',
  permissions: ['lambda:ListFunctions'],
  body: z.object({
    Functions: z
      .array(
        z.object({
          FunctionName: z.string(),
          FunctionArn: z.string(),
          Role: z.string(),
          KMSKeyArn: z.string().optional(),
          Environment: Environment.optional(),
        }),
      )
      .default([]),
    NextMarker: z.string().optional(),
  }),
  items: (body) => body.Functions,
  token: (body) => body.NextMarker,
  at: nextPage,
})

interface OneFunction {
  readonly FunctionName: string
}

/** Names for versions, each with a policy of its own. */
export const listAliases = pagedOperation<OneFunction & Page>()({
  id: 'lambda:ListAliases',
  permissions: ['lambda:ListAliases'],
  body: z.object({
    Aliases: z.array(z.object({ Name: z.string() })).default([]),
    NextMarker: z.string().optional(),
  }),
  items: (body) => body.Aliases.map(({ Name }) => Name),
  token: (body) => body.NextMarker,
  at: nextPage,
})

const Policy = z.object({ Policy: z.string() })

/** The document as it was stored; null when there is none. */
export const getPolicy = operation<OneFunction & { readonly Qualifier?: string }>()({
  id: 'lambda:GetPolicy',
  permissions: ['lambda:GetPolicy'],
  absent: ['ResourceNotFoundException'],
  decode: (body) => Policy.nullable().parse(body)?.Policy ?? null,
})

/** `AWS_IAM` asks for a signature; `NONE` leaves it to the policy who gets in without one. */
const AuthType = z.enum(['NONE', 'AWS_IAM'])
export type UrlAuthType = z.infer<typeof AuthType>

/** Where the ARN of a function has its alias. */
const QUALIFIER_PART = 7

/** The URLs of a function and of its aliases, which are null for the function itself. */
export const listFunctionUrlConfigs = pagedOperation<OneFunction & Page>()({
  id: 'lambda:ListFunctionUrlConfigs',
  permissions: ['lambda:ListFunctionUrlConfigs'],
  body: z.object({
    FunctionUrlConfigs: z.array(z.object({ FunctionArn: z.string(), AuthType })).default([]),
    NextMarker: z.string().optional(),
  }),
  items: ({ FunctionUrlConfigs }) =>
    FunctionUrlConfigs.map(({ FunctionArn, AuthType: authType }) => ({
      alias: FunctionArn.split(':')[QUALIFIER_PART] ?? null,
      authType,
    })),
  token: (body) => body.NextMarker,
  at: nextPage,
})
