import {
  all,
  type Calls,
  defineCollector,
  type Fact,
  flatMap,
  gather,
  known,
  map,
  type Resource,
} from '#model'
import { whole } from '../listing.ts'
import * as lambda from './operations.ts'

export const FUNCTION = 'aws:lambda:function'

export interface FunctionUrl {
  /** Null for the URL of the function itself. */
  readonly alias: string | null
  readonly authType: lambda.UrlAuthType
}

export type LambdaFunction = Resource<
  typeof FUNCTION,
  {
    /** The document as it was stored. */
    readonly policy: Fact<string | null>
    /** Each alias with its own policy. */
    readonly aliases: Fact<Readonly<Record<string, string | null>>>
    /** Asked for only where there is a policy: without one no URL lets anybody in. */
    readonly urls: Fact<readonly FunctionUrl[]>
    /** The ARN of the role that it runs as. */
    readonly role: Fact<string>
    /** The key that its variables are stored under, null for Lambda's own; null without variables. */
    readonly environment: Fact<{ readonly key: string | null } | null>
  }
>

/** The most that one page holds, for functions and for the aliases and URLs of one. */
const PAGE = { MaxItems: 50 }

export const functions = defineCollector<LambdaFunction, typeof lambda>({
  kind: FUNCTION,
  per: 'region',
  operations: lambda,
  lists: ['listFunctions'],
  answers: {
    policy: ['getPolicy'],
    aliases: ['listAliases', 'getPolicy'],
    urls: ['getPolicy', 'listAliases', 'listFunctionUrlConfigs'],
    role: [],
    environment: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listFunctions', PAGE)
    const source = lambda.listFunctions.id
    const resources = items.map(async (record): Promise<LambdaFunction> => {
      const { FunctionName, FunctionArn } = record
      const policy = () => calls.get('getPolicy', { FunctionName })
      const aliases = () => aliasesOf(FunctionName, calls)
      return {
        kind: FUNCTION,
        id: FunctionArn,
        name: FunctionName,
        scope,
        facts: await gather(wanted, {
          policy,
          aliases,
          urls: async () => {
            const documents = all({ own: await policy(), ofAliases: await aliases() })
            if (documents.state === 'unknown') return documents
            const { own, ofAliases } = documents.value
            const isGuarded = [own, ...Object.values(ofAliases)].every((one) => one === null)
            if (isGuarded) return map(documents, () => [])
            const urls = await calls.list('listFunctionUrlConfigs', { FunctionName, ...PAGE })
            return whole(urls, lambda.listFunctionUrlConfigs.id)
          },
          role: () => known(record.Role, source),
          environment: () =>
            known(record.Environment ? { key: record.KMSKeyArn ?? null } : null, source),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

async function aliasesOf(
  FunctionName: string,
  calls: Calls<typeof lambda>,
): Promise<LambdaFunction['facts']['aliases']> {
  const listed = await calls.list('listAliases', { FunctionName, ...PAGE })
  const policies = await Promise.all(
    listed.items.map(
      async (Qualifier) =>
        [Qualifier, await calls.get('getPolicy', { FunctionName, Qualifier })] as const,
    ),
  )
  return flatMap(whole(listed, lambda.listAliases.id), (names) =>
    names.length === 0 ? known({}) : all(Object.fromEntries(policies)),
  )
}
