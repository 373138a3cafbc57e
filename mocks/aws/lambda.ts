/** AWS Lambda. @module */

import { page, pageSize } from './paging.ts'
import type { Lambda, LambdaAlias } from './resources/other.ts'
import { policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createRestJsonProtocol } from './wire/restProtocol.ts'

export const lambda = defineService<typeof import('@aws-sdk/client-lambda')>({
  id: 'lambda',
  protocol: createRestJsonProtocol(),
  failures: {
    'page-token-expired': {
      code: 'InvalidParameterValueException',
      message: 'The provided marker is not valid.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-lambda'),
  operations: {
    /** At most fifty a page, whatever is asked. */
    ListFunctions: ({ MaxItems, Marker }, { here }) => {
      const { items, next } = page(here.functions, pageSize(MaxItems, 50), Marker)
      return { Functions: items.map(configurationOf), ...(next ? { NextMarker: next } : {}) }
    },

    GetPolicy: ({ FunctionName = '', Qualifier }, context) => {
      const { policy } = qualified(find(FunctionName, context), Qualifier)
      if (policy === undefined) {
        throw notFound('The resource you requested does not exist.')
      }
      return { Policy: policyText(policy), RevisionId: '6a1f5a3e-6e0c-4f3c-9f5e-0d3f3a2b1c00' }
    },

    ListAliases: ({ FunctionName = '', MaxItems, Marker }, context) => {
      const found = find(FunctionName, context)
      const { items, next } = page(found.aliases ?? [], pageSize(MaxItems, 50), Marker)
      return {
        Aliases: items.map(({ Name, FunctionVersion }) => ({
          AliasArn: `${found.FunctionArn}:${Name}`,
          Name,
          FunctionVersion,
        })),
        ...(next ? { NextMarker: next } : {}),
      }
    },

    /** Those of the aliases are among them. */
    ListFunctionUrlConfigs: ({ FunctionName = '' }, context) => {
      const { url, aliases = [] } = find(FunctionName, context)
      return {
        FunctionUrlConfigs: [url, ...aliases.map((one) => one.url)].flatMap((one) => one ?? []),
      }
    },

    GetFunctionUrlConfig: ({ FunctionName = '', Qualifier }, context) => {
      const { url } = qualified(find(FunctionName, context), Qualifier)
      if (!url) throw notFound('The resource you requested does not exist.')
      return url
    },
  },
})

/** By name or ARN. */
function find(name: string, { here, region, account }: Context): Lambda {
  const found = here.functions.find(
    (each) => each.FunctionName === name || each.FunctionArn === name,
  )
  if (!found) {
    throw notFound(`Function not found: arn:aws:lambda:${region}:${account.id}:function:${name}`)
  }
  return found
}

/** The function itself, or one of its aliases. */
function qualified(found: Lambda, alias: string | undefined): Lambda | LambdaAlias {
  if (alias === undefined) return found
  const named = found.aliases?.find(({ Name }) => Name === alias)
  if (!named) throw notFound(`Alias not found: ${found.FunctionArn}:${alias}`)
  return named
}

function configurationOf({ policy: _, url: __, aliases: ___, ...configuration }: Lambda) {
  return configuration
}

function notFound(message: string): AwsFailure {
  return new AwsFailure('ResourceNotFoundException', message, 404)
}
